//! The leaf that starts a frame, and waits for it.
//!
//! # Why this is sound
//!
//! All that is said in `frames.rs` holds here. `call` is taken once: before that the slot is null, and from then on it is not, also where the
//! call panics.
#![allow(unsafe_code)]

use core::{
    future::Future,
    marker::PhantomData,
    mem::MaybeUninit,
    pin::Pin,
    ptr,
    task::{Context, Poll},
};

use super::{
    Frame, Slot, Stack,
    descend::{Uncalled, descend, make_room},
};
use crate::generator::{
    Gen, Signal,
    body::Body,
    channel::{Leaf, Token, of},
    delegate::{Drive, Equal},
    leaves::Origin,
    made::Stage,
    policy::Outer,
};

/// `yield from call(args)`, where that makes a generator with the channel's types.
///
/// It holds the arguments and a pointer, so what it is part of does not hold the other generator: recursion needs no `Box`.
#[allow(missing_debug_implementations, reason = "a call has no form to show")]
pub struct FromCall<Y, S, R, X, P, A, B, C> {
    /// There while the slot is null.
    call: MaybeUninit<(A, C)>,
    slot: *mut Slot<R, X>,
    token: Token<Y, S, X, P>,
    body: PhantomData<fn() -> B>,
}

impl<Y, S, R, X, P, A, B, C> Unpin for FromCall<Y, S, R, X, P, A, B, C> {}
// SAFETY: what the pointer leads to is made of a `B`, or of a generator of it, and an `R`.
unsafe impl<Y, S, R: Send, X, P, A: Send, B: Send, C: Send> Send for FromCall<Y, S, R, X, P, A, B, C> {}

impl<Y, S, R, X, P, A, B, C> FromCall<Y, S, R, X, P, A, B, C> {
    #[inline(always)]
    pub(in crate::generator) fn new(token: Token<Y, S, X, P>, args: A, call: C) -> Self {
        FromCall { call: MaybeUninit::new((args, call)), slot: ptr::null_mut(), token, body: PhantomData }
    }
}

impl<Y, S, R, X, P, A, B, C> Drop for FromCall<Y, S, R, X, P, A, B, C> {
    #[inline(always)]
    fn drop(&mut self) {
        if core::mem::needs_drop::<(A, C)>() && self.slot.is_null() {
            // SAFETY: see the field.
            unsafe { self.call.assume_init_drop() }
        }
    }
}

impl<Y, S, R, X, P, A, B, C> Future for FromCall<Y, S, R, X, P, A, B, C>
where
    X: Signal,
    P: Outer<S, X>,
    B: Body<Y, S, R, X>,
    C: FnOnce(A) -> Gen<Y, S, R, X, B>,
{
    type Output = Result<R, X>;

    #[inline(always)]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<R, X>> {
        let this = &mut *self;
        // SAFETY: see the top of the file.
        unsafe {
            if this.slot.is_null() {
                // Before anything is read that would have to be kept meanwhile.
                make_room::<Y, S, X, Frame<R, X, B::Future>>(context);
                this.slot = ptr::dangling_mut();
                let uncalled = Uncalled::<Y, S, X>(context, PhantomData);
                let (args, call) = this.call.assume_init_read();
                let stage = call(args).stage;
                core::mem::forget(uncalled);
                let waits = match stage {
                    Stage::Created(body) => {
                        descend::<Y, S, R, X, B::Policy, _>(&mut this.slot, body.into_future(), context)
                    }
                    stage => {
                        let started = Drive::<_, Equal, P>::new(Gen::<Y, S, R, X, B>::of(stage));
                        drive::<Y, S, R, X, P, B>(&mut this.slot, this.token.leaf(started), context)
                    }
                };
                if waits {
                    return Poll::Pending;
                }
            } else {
                let channel = of::<Y, S, X>(context);
                if let Some(Err(_)) = (*channel).input
                    && let Some(Err(signal)) = (*channel).input.take()
                {
                    return Poll::Ready(Err(signal));
                }
            }
            let result = (*this.slot).result.assume_init_read();
            (*(*of::<Y, S, X>(context)).frames).arena.release(this.slot);
            Poll::Ready(result)
        }
    }
}

/// Descends to a generator that has started elsewhere. The room that there is may not do.
#[cold]
#[inline(never)]
unsafe fn drive<Y, S, R, X, P, B>(
    slot: &mut *mut Slot<R, X>,
    leaf: Leaf<Y, S, X, Drive<Gen<Y, S, R, X, B>, Equal, P>>,
    context: &mut Context<'_>,
) -> bool
where
    X: Signal,
    P: Outer<S, X>,
    B: Body<Y, S, R, X>,
{
    // SAFETY: see the top of the file.
    unsafe {
        (*(*of::<Y, S, X>(context)).frames).arena.give_up();
        make_room::<Y, S, X, Frame<R, X, Leaf<Y, S, X, Drive<Gen<Y, S, R, X, B>, Equal, P>>>>(context);
        descend::<Y, S, R, X, B::Policy, _>(slot, leaf, context)
    }
}

impl<Y, S, R, X, P, A, B, C> Origin for FromCall<Y, S, R, X, P, A, B, C> {
    #[inline(always)]
    unsafe fn is_thrown(&self, frames: *mut Stack) -> bool {
        // SAFETY: see the top of the file. What has ended last is the frame of this leaf.
        unsafe { (*frames).is_thrown }
    }
}
