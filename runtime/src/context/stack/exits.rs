//! The managers that an exit stack holds, last in, first out, and whose targets it lends.
//!
//! # Why this is sound
//!
//! A manager is on the heap from before it is entered until it has been left, and does not move there: an [`Owned`] is a pointer, so
//! that moving it asserts nothing of what it points to. A target borrows the manager for as long as it borrows the [`Exits`], which
//! are shared meanwhile; whatever reaches a manager again has them mutably, or has taken it out of them with that, and so every
//! target is gone by then. What managers may borrow is a part of `D`, which stands in a cell and so is invariant: a manager that
//! lives shorter cannot be put in through a reference that says so.
#![allow(unsafe_code)]

use alloc::{boxed::Box, vec::Vec};
use core::{cell::RefCell, future::Future, ptr::NonNull};

use super::super::held::InPlace;

/// The managers that were entered, each as a `D`.
pub(super) struct Exits<D: ?Sized>(RefCell<Vec<Owned<D>>>);

/// Forgets which manager it is.
pub(super) type Erase<M, D> = fn(NonNull<M>) -> NonNull<D>;

impl<D: ?Sized> Default for Exits<D> {
    #[inline]
    fn default() -> Self {
        Exits(RefCell::default())
    }
}

impl<D: ?Sized> Exits<D> {
    /// Enters a manager, and keeps it if that succeeds.
    pub(super) fn enter<'s, M: 's, T, E>(
        &'s self,
        manager: M,
        enter: impl FnOnce(&'s mut M, InPlace) -> Result<T, E>,
        erase: Erase<M, D>,
    ) -> Result<T, E> {
        let manager = Owned::new(manager);
        // SAFETY: nobody else has the manager before this target is gone, and it stays where it is; see the top of the file.
        let target = unsafe { enter(&mut *manager.0.as_ptr(), InPlace::promise()) }?;
        // Where there is no room, the target is dropped before the manager is.
        self.0.borrow_mut().reserve(1);
        self.push_owned(manager.erased(erase));
        Ok(target)
    }

    /// As [`enter`](Exits::enter), of a manager that is waited for.
    pub(super) async fn enter_waiting<'s, M: 's, T, E, F: Future<Output = Result<T, E>>>(
        &'s self,
        manager: M,
        enter: impl FnOnce(&'s mut M, InPlace) -> F,
        erase: Erase<M, D>,
    ) -> Result<T, E> {
        let manager = Owned::new(manager);
        // SAFETY: as above. Where nobody waits to the end, what waits is dropped before the manager is.
        let target = unsafe { enter(&mut *manager.0.as_ptr(), InPlace::promise()) }.await?;
        self.0.borrow_mut().reserve(1);
        self.push_owned(manager.erased(erase));
        Ok(target)
    }

    pub(super) fn push<M>(&self, exit: M, erase: Erase<M, D>) {
        self.push_owned(Owned::new(exit).erased(erase));
    }

    fn push_owned(&self, exit: Owned<D>) {
        self.0.borrow_mut().push(exit);
    }

    pub(super) fn pop(&mut self) -> Option<Owned<D>> {
        self.0.get_mut().pop()
    }

    pub(super) fn len(&self) -> usize {
        self.0.borrow().len()
    }
}

/// What a box would be, but that moving it leaves those alone who borrow from what it holds.
pub(super) struct Owned<T: ?Sized>(NonNull<T>);

impl<T> Owned<T> {
    fn new(value: T) -> Self {
        Owned(NonNull::from(Box::leak(Box::new(value))))
    }

    /// The same manager: what comes out of `erase` is not looked at but for its type.
    fn erased<D: ?Sized>(self, erase: Erase<T, D>) -> Owned<D> {
        let pointer = erase(self.0);
        debug_assert!(core::ptr::addr_eq(pointer.as_ptr(), self.0.as_ptr()), "it is another manager");
        core::mem::forget(self);
        Owned(pointer)
    }
}

impl<T: ?Sized> Owned<T> {
    pub(super) fn get(&mut self) -> &mut T {
        // SAFETY: who has it, has what it points to; see the top of the file.
        unsafe { self.0.as_mut() }
    }
}

impl<T: ?Sized> Drop for Owned<T> {
    fn drop(&mut self) {
        // SAFETY: it came from a box, which is made again once.
        drop(unsafe { Box::from_raw(self.0.as_ptr()) });
    }
}
