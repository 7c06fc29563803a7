//! A manager while its block runs.
//!
//! # Why this is sound
//!
//! [`Held`] is not [`Unpin`], and its manager is reached through it alone, so while it is pinned the manager stands where it is
//! until it is dropped there: what [`InPlace`] promises.
#![allow(unsafe_code)]

use core::{
    marker::{PhantomData, PhantomPinned},
    pin::Pin,
};

use crate::attempt::private::{Around, handled, handling, waiting};

use super::{AsyncContextManager, ContextManager, IntoAsyncContextManager, IntoContextManager};

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
///
/// It is for any type, and only what enters and leaves it asks for a manager: so a type that is none is told of once.
#[allow(missing_debug_implementations, reason = "nobody sees one")]
pub struct Held<M, E> {
    manager: M,
    /// How it is left where nobody does; none while it is not entered.
    unwind: Option<fn(&mut M)>,
    types: PhantomData<fn(E)>,
    _pinned: PhantomPinned,
}

#[inline(always)]
pub fn held<V, M, E, Kind>(manager: V) -> Held<M, E>
where
    V: IntoContextManager<E, Kind, Manager = M>,
{
    Held { manager: manager.into_manager(), unwind: None, types: PhantomData, _pinned: PhantomPinned }
}

/// As [`held`], of what is waited for.
#[inline(always)]
pub fn async_held<V, M, E, Kind>(manager: V) -> Held<M, E>
where
    V: IntoAsyncContextManager<E, Kind, Manager = M>,
{
    Held { manager: manager.into_manager(), unwind: None, types: PhantomData, _pinned: PhantomPinned }
}

type Parts<'h, M> = (&'h mut M, &'h mut Option<fn(&mut M)>);

impl<M, E> Held<M, E> {
    /// Shows which error it is for, and is never called.
    #[inline(always)]
    pub fn is_for(&self, _: &E) {}

    #[inline(always)]
    fn parts<'h>(self: Pin<&'h mut Self>) -> Parts<'h, M> {
        // SAFETY: see the top of the file.
        let held = unsafe { self.get_unchecked_mut() };
        (&mut held.manager, &mut held.unwind)
    }
}

impl<M, E> Drop for Held<M, E> {
    #[inline(always)]
    fn drop(&mut self) {
        if let Some(unwind) = self.unwind {
            unwind(&mut self.manager);
        }
    }
}

#[inline(always)]
#[expect(clippy::missing_errors_doc, reason = "that of the manager")]
pub fn enter<M: ContextManager<E>, E>(held: Pin<&mut Held<M, E>>) -> Result<M::Target<'_>, E> {
    let (manager, unwind) = held.parts();
    let target = manager.enter_in_place(InPlace(()))?;
    *unwind = Some(M::exit_unwind);
    Ok(target)
}

#[inline(always)]
#[expect(clippy::missing_errors_doc, reason = "that of the manager")]
pub fn exit<M: ContextManager<E>, E>(held: Pin<&mut Held<M, E>>) -> Result<(), E> {
    let (manager, unwind) = held.parts();
    *unwind = None;
    manager.exit()
}

#[inline(always)]
#[expect(clippy::missing_errors_doc, reason = "that of the manager")]
pub fn exit_err<M: ContextManager<E>, E>(held: Pin<&mut Held<M, E>>, error: E) -> Result<M::Swallow, E> {
    let (manager, unwind) = held.parts();
    *unwind = None;
    // In Python it is what `sys.exception()` gives in `__exit__`.
    let _handling = handling(&handled(&error));
    manager.exit_err(error)
}

#[expect(clippy::missing_errors_doc, reason = "that of the manager")]
pub async fn async_enter<M: AsyncContextManager<E>, E>(
    held: Pin<&mut Held<M, E>>,
) -> Result<M::Target<'_>, E> {
    let (manager, unwind) = held.parts();
    let target = manager.enter_in_place(InPlace(())).await?;
    *unwind = Some(M::exit_unwind);
    Ok(target)
}

/// Where nobody waits to the end of it, it is left as by a panic.
#[expect(clippy::missing_errors_doc, reason = "that of the manager")]
pub async fn async_exit<M: AsyncContextManager<E>, E>(held: Pin<&mut Held<M, E>>) -> Result<(), E> {
    let (manager, unwind) = held.parts();
    let left = manager.exit().await;
    *unwind = None;
    left
}

/// As [`async_exit`].
#[expect(clippy::missing_errors_doc, reason = "that of the manager")]
pub async fn async_exit_err<M: AsyncContextManager<E>, E>(
    held: Pin<&mut Held<M, E>>,
    error: E,
) -> Result<M::Swallow, E> {
    let (manager, unwind) = held.parts();
    let handled = handled(&error);
    let mut handling = handling(&handled);
    let left = waiting(Around([(&mut handling, &handled)]), manager.exit_err(error)).await;
    *unwind = None;
    left
}
