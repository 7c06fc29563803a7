//! Bodies that have something to do when they are dropped while they wait: what `close` would have them do.
//!
//! # Why this is sound
//!
//! The body is pinned whenever the [`Cleaning`] around it is: it is reached through [`Cleaning::body`] alone, and moved out in
//! `into_future` only, which is not called on a pinned one. `Drop` leaves it where it is.
#![allow(unsafe_code)]

use core::{mem::ManuallyDrop, pin::Pin, ptr};

use super::{Generated, Signal, body::Body};
use crate::system::close_quietly;

/// A body that is closed when it is dropped.
#[allow(missing_debug_implementations, reason = "a body has no form to show")]
pub struct Cleaning<B, C: Close<B>> {
    body: B,
    /// Whether it waits at a `yield`. It does not while it runs, and so not when it has panicked.
    is_waiting: bool,
    close: core::marker::PhantomData<C>,
}

/// How a body is closed: with the types that it has as a body.
pub trait Close<B> {
    fn close(body: Pin<&mut B>);
}

/// The types of a body.
#[derive(Debug)]
pub struct Types<Y, S, R, X>(core::marker::PhantomData<fn(Y, S, R, X)>);

impl<Y, S, R, X: Signal, B: Body<Y, S, R, X>> Close<B> for Types<Y, S, R, X> {
    fn close(body: Pin<&mut B>) {
        drop(body.close());
    }
}

impl<Y, S, R, X: Signal, B: Body<Y, S, R, X>> Cleaning<B, Types<Y, S, R, X>> {
    #[inline(always)]
    pub fn new(body: B) -> Self {
        Self::of(body)
    }
}

impl<B, C: Close<B>> Cleaning<B, C> {
    #[inline(always)]
    pub(super) fn of(body: B) -> Self {
        Cleaning { body, is_waiting: false, close: core::marker::PhantomData }
    }

    #[inline(always)]
    pub(super) fn body(self: Pin<&mut Self>) -> (Pin<&mut B>, &mut bool) {
        // SAFETY: see the top of the file.
        unsafe {
            let cleaning = self.get_unchecked_mut();
            (Pin::new_unchecked(&mut cleaning.body), &mut cleaning.is_waiting)
        }
    }
}

impl<B, C: Close<B>> Drop for Cleaning<B, C> {
    fn drop(&mut self) {
        if !self.is_waiting {
            return;
        }
        self.is_waiting = false;
        // SAFETY: a body that waits was pinned, and is not moved any more.
        let body = unsafe { Pin::new_unchecked(&mut self.body) };
        close_quietly(|| C::close(body));
    }
}

// SAFETY: the future and the channel are those of the body.
unsafe impl<Y, S, R, X: Signal, B: Body<Y, S, R, X>> Body<Y, S, R, X> for Cleaning<B, Types<Y, S, R, X>> {
    type Policy = B::Policy;
    type Future = B::Future;

    #[inline(always)]
    unsafe fn into_future(self) -> B::Future {
        let this = ManuallyDrop::new(self);
        // SAFETY: the body is not used again; the promise is handed on.
        unsafe { ptr::read(&this.body).into_future() }
    }

    #[inline(always)]
    fn resume(self: Pin<&mut Self>, input: Option<Result<S, X>>) -> Result<Generated<Y, R>, X> {
        let (body, is_waiting) = self.body();
        *is_waiting = false;
        let generated = body.resume(input);
        *is_waiting = matches!(generated, Ok(Generated::Yielded(_)));
        generated
    }

    fn close(self: Pin<&mut Self>) -> Option<Result<Generated<Y, R>, X>> {
        let (body, is_waiting) = self.body();
        *is_waiting = false;
        let generated = body.close();
        *is_waiting = matches!(generated, Some(Ok(Generated::Yielded(_))));
        generated
    }

    #[inline]
    fn is_delegating(&self) -> bool {
        self.body.is_delegating()
    }
}
