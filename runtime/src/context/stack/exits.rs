//! The managers that an exit stack holds, last in, first out, and whose targets it lends.
//!
//! # Why this is sound
//!
//! A manager is on the heap from before it is entered until it has been left, and does not move there: an [`Owned`] is a pointer, so
//! that moving it asserts nothing of what it points to. A target borrows the manager for as long as it borrows the [`Exits`], which
//! are shared meanwhile; whatever reaches a manager again has them mutably, or has taken it out of them with that, and so every
//! target is gone by then. The lifetime `'a` of what managers may borrow is invariant, since it stands in a cell: a manager that
//! lives shorter cannot be put in through a reference that says so.
#![allow(unsafe_code)]

use alloc::{boxed::Box, vec::Vec};
use core::{cell::RefCell, ptr::NonNull};

use super::{
    super::{ContextManager, held::InPlace},
    exit::Exit,
};

/// The managers that were entered.
pub(super) struct Exits<'a, E>(RefCell<Vec<Owned<dyn Exit<E> + 'a>>>);

impl<E> Default for Exits<'_, E> {
    #[inline]
    fn default() -> Self {
        Exits(RefCell::default())
    }
}

impl<'a, E> Exits<'a, E> {
    /// Enters a manager, and keeps it if that succeeds.
    pub(super) fn enter<M: ContextManager<E> + 'a>(&self, manager: M) -> Result<M::Target<'_>, E> {
        let manager = Owned::new(manager);
        // SAFETY: nobody else has the manager before this target is gone, and it stays where it is; see the top of the file.
        let target = unsafe { (*manager.0.as_ptr()).enter_in_place(InPlace::promise()) }?;
        // Where there is no room, the target is dropped before the manager is.
        self.0.borrow_mut().reserve(1);
        self.push_owned(manager.erased());
        Ok(target)
    }

    pub(super) fn push(&self, exit: impl Exit<E> + 'a) {
        self.push_owned(Owned::new(exit).erased());
    }

    fn push_owned(&self, exit: Owned<dyn Exit<E> + 'a>) {
        self.0.borrow_mut().push(exit);
    }

    pub(super) fn pop(&mut self) -> Option<Owned<dyn Exit<E> + 'a>> {
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
}

impl<'a, M> Owned<M> {
    fn erased<E>(self) -> Owned<dyn Exit<E> + 'a>
    where
        M: Exit<E> + 'a,
    {
        let pointer: NonNull<dyn Exit<E> + 'a> = self.0;
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
