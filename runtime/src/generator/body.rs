//! The two kinds of bodies: those that delegate to other generators, and those that do not and so need no room for them.
//!
//! # Why this is sound
//!
//! A body has the types of the token that it was made with, so its future takes and gives values through a channel of these
//! types. The future is pinned whenever the body is: it is reached through [`Flat::future`] and [`Delegating::parts`] alone, never
//! moved out of a body that was pinned, and neither type has a `Drop` of its own. The pointers in `frames` lead to futures
//! that are as `Send` as the `FromCall` that put them there, which stands in `future` or in such a future.
#![allow(unsafe_code)]

use core::{future::Future, pin::Pin, ptr, task::Poll};

use super::{
    Generated, Signal,
    channel::{Channel, Note, Token, enter, foreign},
    frames::Frames,
    policy::Policy,
};

/// What a generator runs.
///
/// # Safety
///
/// The future takes and gives values through a channel of these types only.
pub unsafe trait Body<Y, S, R, X: Signal> {
    type Policy: Policy<S, R, X>;
    type Future: Future<Output = Result<R, X>>;

    /// # Safety
    ///
    /// The future is polled within a channel of these types.
    unsafe fn into_future(self) -> Self::Future;

    /// Without input it is only started.
    fn resume(self: Pin<&mut Self>, input: Option<Result<S, X>>) -> Result<Generated<Y, R>, X>;

    /// Closes it where it waits. None where that has ended it without a result.
    fn close(self: Pin<&mut Self>) -> Option<Result<Generated<Y, R>, X>>;

    /// Whether it waits at a `yield from`.
    fn is_delegating(&self) -> bool;
}

/// A body that delegates to no generator.
#[allow(missing_debug_implementations, reason = "a body has no form to show")]
pub struct Flat<Y, S, X, P, F> {
    future: F,
    _token: Token<Y, S, X, P>,
}

impl<Y, S, X, P, F> Flat<Y, S, X, P, F> {
    #[inline(always)]
    pub fn new(token: Token<Y, S, X, P>, future: F) -> Self {
        Flat { future, _token: token }
    }

    #[inline(always)]
    pub(super) fn future(self: Pin<&mut Self>) -> Pin<&mut F> {
        // SAFETY: see the top of the file.
        unsafe { self.map_unchecked_mut(|body| &mut body.future) }
    }
}

// SAFETY: see the top of the file.
unsafe impl<Y, S, R, X, F, P> Body<Y, S, R, X> for Flat<Y, S, X, P, F>
where
    X: Signal,
    F: Future<Output = Result<R, X>>,
    P: Policy<S, R, X>,
{
    type Policy = P;
    type Future = F;

    #[inline(always)]
    unsafe fn into_future(self) -> F {
        self.future
    }

    #[inline(always)]
    fn resume(self: Pin<&mut Self>, input: Option<Result<S, X>>) -> Result<Generated<Y, R>, X> {
        let mut channel = Channel::<Y, S, X>::new(input, ptr::null_mut(), ptr::null_mut());
        match enter(self.future(), &mut channel) {
            Poll::Ready(Ok(value)) => Ok(Generated::Returned(value)),
            Poll::Ready(Err(signal)) => Err(P::leave(signal)),
            Poll::Pending => match channel.out {
                Some(value) => Ok(Generated::Yielded(value)),
                None => foreign(),
            },
        }
    }

    #[inline]
    fn close(self: Pin<&mut Self>) -> Option<Result<Generated<Y, R>, X>> {
        match P::exit() {
            Some(exit) => Some(self.resume(Some(Err(exit)))),
            None if P::CLEANS => {
                exit(self.future(), Channel::<Y, S, X>::new(None, ptr::null_mut(), ptr::null_mut()))
            }
            None => None,
        }
    }

    #[inline]
    fn is_delegating(&self) -> bool {
        false
    }
}

/// Closes a body that no error can tell of it.
#[cold]
fn exit<Y, S, R, X: Signal, F: Future<Output = Result<R, X>>>(
    body: Pin<&mut F>,
    mut channel: Channel<Y, S, X>,
) -> Option<Result<Generated<Y, R>, X>> {
    channel.note = Note::Exiting;
    match enter(body, &mut channel) {
        Poll::Ready(result) => Some(result.map(Generated::Returned)),
        Poll::Pending => channel.out.map(|value| Ok(Generated::Yielded(value))),
    }
}

/// A body that may delegate to generators.
#[allow(missing_debug_implementations, reason = "a body has no form to show")]
pub struct Delegating<Y, S, X, P, F> {
    // Dropped in this order: the generators that are delegated to, innermost first, then the body that they may borrow from.
    frames: Frames,
    future: F,
    /// Whether it waits for something that is driven step by step.
    is_driving: bool,
    _token: Token<Y, S, X, P>,
}

// SAFETY: see the top of the file.
unsafe impl<Y, S, X, P, F: Send> Send for Delegating<Y, S, X, P, F> {}

impl<Y, S, X, P, F> Delegating<Y, S, X, P, F> {
    #[inline(always)]
    pub fn new(token: Token<Y, S, X, P>, future: F) -> Self {
        Delegating { frames: Frames::default(), future, is_driving: false, _token: token }
    }

    #[inline(always)]
    fn parts(self: Pin<&mut Self>) -> (Pin<&mut F>, &mut Frames, &mut bool) {
        // SAFETY: see the top of the file.
        unsafe {
            let body = self.get_unchecked_mut();
            (Pin::new_unchecked(&mut body.future), &mut body.frames, &mut body.is_driving)
        }
    }
}

// SAFETY: see the top of the file.
unsafe impl<Y, S, R, X, F, P> Body<Y, S, R, X> for Delegating<Y, S, X, P, F>
where
    X: Signal,
    F: Future<Output = Result<R, X>>,
    P: Policy<S, R, X>,
{
    type Policy = P;
    type Future = F;

    #[inline(always)]
    unsafe fn into_future(self) -> F {
        self.future
    }

    #[inline(always)]
    fn resume(self: Pin<&mut Self>, input: Option<Result<S, X>>) -> Result<Generated<Y, R>, X> {
        let (mut future, frames, is_driving) = self.parts();
        let mut input = input;
        if let Some(stack) = frames.stack() {
            input = match input {
                Some(Err(signal)) if P::is_exit(&signal) => Some(Err(stack.close::<Y, S, X>(signal))),
                input => match stack.resume::<Y, S, X>(input, P::CHAINS) {
                    Some(value) => return Ok(Generated::Yielded(value)),
                    None => None,
                },
            };
        }
        loop {
            // A channel of its own, which the frames do not see: it stays in registers where the body is inlined.
            let mut channel = Channel::<Y, S, X>::new(input.take(), frames.pointer(), frames);
            match enter(future.as_mut(), &mut channel) {
                Poll::Ready(Ok(value)) => return Ok(Generated::Returned(value)),
                Poll::Ready(Err(signal)) => return Err(P::leave(signal)),
                Poll::Pending => frames.link(),
            }
            if let Some(value) = channel.out {
                *is_driving = channel.note == Note::Delegated;
                return Ok(Generated::Yielded(value));
            }
            if channel.note != Note::Descended {
                foreign();
            }
            if let Some(stack) = frames.stack()
                && let Some(value) = stack.resume::<Y, S, X>(None, P::CHAINS)
            {
                return Ok(Generated::Yielded(value));
            }
        }
    }

    #[inline]
    fn close(mut self: Pin<&mut Self>) -> Option<Result<Generated<Y, R>, X>> {
        if let Some(exit) = P::exit() {
            return Some(self.resume(Some(Err(exit))));
        }
        let (future, frames, _) = self.as_mut().parts();
        if let Some(stack) = frames.stack() {
            stack.unwind_all();
        }
        if !P::CLEANS {
            return None;
        }
        let pointer = frames.pointer();
        let exited = exit(future, Channel::<Y, S, X>::new(None, pointer, frames));
        frames.link();
        exited
    }

    #[inline]
    fn is_delegating(&self) -> bool {
        self.is_driving || self.frames.is_used()
    }
}
