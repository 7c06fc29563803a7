//! A manager while its block runs.
//!
//! # Why this is sound
//!
//! [`Held`] and [`AsyncHeld`] are not [`Unpin`], and their manager is reached through them alone, so while they are pinned it stands where it is
//! until it is dropped there: what [`InPlace`] promises.
#![allow(unsafe_code)]

use core::{
    marker::{PhantomData, PhantomPinned},
    pin::Pin,
};

use super::{AsyncContextManager, ContextManager, IntoContextManager};

/// The promise that a manager is not moved any more. Only this crate can make it.
#[derive(Debug)]
pub struct InPlace(());

impl InPlace {
    /// # Safety
    ///
    /// The manager that is entered with it is not moved any more, and dropped where it is.
    pub(super) unsafe fn promise() -> Self {
        InPlace(())
    }
}

/// A manager that is left by [`exit_unwind`](ContextManager::exit_unwind) where nobody has left it otherwise.
#[allow(missing_debug_implementations, reason = "nobody sees one")]
pub struct Held<M: ContextManager<E>, E> {
    manager: M,
    is_entered: bool,
    types: PhantomData<fn(E)>,
    _pinned: PhantomPinned,
}

#[inline(always)]
pub fn held<M: IntoContextManager<E, Kind>, E, Kind>(manager: M) -> Held<M::Manager, E> {
    Held { manager: manager.into_manager(), is_entered: false, types: PhantomData, _pinned: PhantomPinned }
}

impl<M: ContextManager<E>, E> Held<M, E> {
    /// Shows which error it is for, and is never called.
    #[inline(always)]
    pub fn is_for(&self, _: &E) {}

    #[inline(always)]
    fn parts(self: Pin<&mut Self>) -> (&mut M, &mut bool) {
        // SAFETY: see the top of the file.
        let held = unsafe { self.get_unchecked_mut() };
        (&mut held.manager, &mut held.is_entered)
    }

    #[inline(always)]
    #[expect(clippy::missing_errors_doc, reason = "that of the manager")]
    pub fn enter(self: Pin<&mut Self>) -> Result<M::Target<'_>, E> {
        let (manager, is_entered) = self.parts();
        let target = manager.enter_in_place(InPlace(()))?;
        *is_entered = true;
        Ok(target)
    }

    #[inline(always)]
    #[expect(clippy::missing_errors_doc, reason = "that of the manager")]
    pub fn exit(self: Pin<&mut Self>) -> Result<(), E> {
        let (manager, is_entered) = self.parts();
        *is_entered = false;
        manager.exit()
    }

    #[inline(always)]
    #[expect(clippy::missing_errors_doc, reason = "that of the manager")]
    pub fn exit_err(self: Pin<&mut Self>, error: E) -> Result<M::Swallow, E> {
        let (manager, is_entered) = self.parts();
        *is_entered = false;
        manager.exit_err(error)
    }
}

impl<M: ContextManager<E>, E> Drop for Held<M, E> {
    #[inline(always)]
    fn drop(&mut self) {
        if self.is_entered {
            self.manager.exit_unwind();
        }
    }
}

/// As [`Held`], of a manager that is waited for. It is left by [`exit_unwind`](AsyncContextManager::exit_unwind) also where nobody waits to the
/// end of leaving it otherwise.
#[allow(missing_debug_implementations, reason = "nobody sees one")]
pub struct AsyncHeld<M: AsyncContextManager<E>, E> {
    manager: M,
    is_entered: bool,
    types: PhantomData<fn(E)>,
    _pinned: PhantomPinned,
}

#[inline(always)]
pub fn async_held<M: AsyncContextManager<E>, E>(manager: M) -> AsyncHeld<M, E> {
    AsyncHeld { manager, is_entered: false, types: PhantomData, _pinned: PhantomPinned }
}

impl<M: AsyncContextManager<E>, E> AsyncHeld<M, E> {
    /// Shows which error it is for, and is never called.
    #[inline(always)]
    pub fn is_for(&self, _: &E) {}

    #[inline(always)]
    fn parts(self: Pin<&mut Self>) -> (&mut M, &mut bool) {
        // SAFETY: see the top of the file.
        let held = unsafe { self.get_unchecked_mut() };
        (&mut held.manager, &mut held.is_entered)
    }

    #[expect(clippy::missing_errors_doc, reason = "that of the manager")]
    pub async fn enter(self: Pin<&mut Self>) -> Result<M::Target<'_>, E> {
        let (manager, is_entered) = self.parts();
        let target = manager.enter_in_place(InPlace(())).await?;
        *is_entered = true;
        Ok(target)
    }

    #[expect(clippy::missing_errors_doc, reason = "that of the manager")]
    pub async fn exit(self: Pin<&mut Self>) -> Result<(), E> {
        let (manager, is_entered) = self.parts();
        let left = manager.exit().await;
        *is_entered = false;
        left
    }

    #[expect(clippy::missing_errors_doc, reason = "that of the manager")]
    pub async fn exit_err(self: Pin<&mut Self>, error: E) -> Result<M::Swallow, E> {
        let (manager, is_entered) = self.parts();
        let left = manager.exit_err(error).await;
        *is_entered = false;
        left
    }
}

impl<M: AsyncContextManager<E>, E> Drop for AsyncHeld<M, E> {
    #[inline(always)]
    fn drop(&mut self) {
        if self.is_entered {
            self.manager.exit_unwind();
        }
    }
}
