//! Leaves around leaves, for bodies that have something to do when they are closed, or that handle exceptions.
//!
//! # Why this is sound
//!
//! These are leaves as those of `channel.rs`, and made of a token under the same promise.
//!
//! A body without errors that is being closed is polled without input, which a leaf that waits would take for its first poll.
//! [`OrExit`] answers in its place. So a body whose policy is `Cleans` and whose signal is `Infallible` promises more: each of its leaves
//! is awaited through `Token::or_exit`.
#![allow(unsafe_code)]

use core::{
    convert::Infallible,
    future::Future,
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll},
};

use super::{
    channel::{Leaf, Note, Token, Yield, of},
    frames::{self, Stack},
};
use crate::{attempt::handling::Around, exception::Exception};

/// The generator is being closed.
#[derive(Debug)]
pub struct Exit;

/// A leaf at which a body without errors can be closed.
#[derive(Debug)]
pub struct OrExit<Y, S, L> {
    leaf: L,
    is_waiting: bool,
    channel: PhantomData<fn(Y) -> S>,
}

impl<Y, S, L, T> Future for OrExit<Y, S, L>
where
    L: Future<Output = Result<T, Infallible>>,
{
    type Output = Result<T, Exit>;

    #[inline(always)]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<T, Exit>> {
        // SAFETY: see the top of the file. The leaf is pinned with what is around it, which has no `Drop`.
        let (leaf, is_waiting, is_closed) = unsafe {
            let is_closed = (*of::<Y, S, Infallible>(context)).note == Note::Exiting;
            let this = self.get_unchecked_mut();
            (Pin::new_unchecked(&mut this.leaf), &mut this.is_waiting, is_closed)
        };
        if *is_waiting && is_closed {
            return Poll::Ready(Err(Exit));
        }
        *is_waiting = true;
        match leaf.poll(context) {
            Poll::Ready(Ok(value)) => Poll::Ready(Ok(value)),
            Poll::Ready(Err(never)) => match never {},
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<Y, S, L: Unpin> Unpin for OrExit<Y, S, L> {}

/// Waits to be dropped: a body without errors has been closed.
#[derive(Debug)]
pub struct Ended<Y, S, T>(PhantomData<fn(Y, S) -> T>);

impl<Y, S, T> Future for Ended<Y, S, T> {
    type Output = T;

    /// Answers that there is nothing left to wait for.
    #[inline(always)]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        // SAFETY: see the top of the file.
        unsafe { (*of::<Y, S, Infallible>(context)).note = Note::Nothing };
        Poll::Pending
    }
}

/// A leaf that knows whether what comes out of it was thrown there.
pub trait Origin {
    /// Whether what it drives was resumed with an error when it ended.
    ///
    /// # Safety
    ///
    /// The leaf has just ended with an error, in a body with these frames.
    unsafe fn is_thrown(&self, frames: *mut Stack) -> bool;
}

impl<Y, S, X, T> Origin for Leaf<Y, S, X, T> {
    #[inline(always)]
    unsafe fn is_thrown(&self, _: *mut Stack) -> bool {
        false
    }
}

impl<Y, S, X> Origin for Yield<Y, S, X> {
    #[inline(always)]
    unsafe fn is_thrown(&self, _: *mut Stack) -> bool {
        false
    }
}

/// A leaf whose errors come with whether they were thrown: so Python decides what their context is.
#[derive(Debug)]
pub struct Noted<Y, S, X, L> {
    leaf: L,
    channel: PhantomData<fn(Y) -> (S, X)>,
}

impl<Y, S, X, L: Unpin> Unpin for Noted<Y, S, X, L> {}

impl<Y, S, X, L, T> Future for Noted<Y, S, X, L>
where
    L: Future<Output = Result<T, X>> + Origin + Unpin,
{
    type Output = Result<T, (X, bool)>;

    #[inline(always)]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let channel = of::<Y, S, X>(context);
        // SAFETY: see the top of the file.
        let was_given = unsafe { matches!((*channel).input, Some(Err(_))) };
        match Pin::new(&mut self.leaf).poll(context) {
            Poll::Ready(Ok(value)) => Poll::Ready(Ok(value)),
            Poll::Ready(Err(error)) => {
                // SAFETY: as above.
                let is_thrown = was_given || unsafe { self.leaf.is_thrown((*channel).frames) };
                Poll::Ready(Err((error, is_thrown)))
            }
            Poll::Pending => Poll::Pending,
        }
    }
}

/// A leaf inside of handlers, which the body leaves while it waits.
#[derive(Debug)]
pub struct Within<'a, L, const N: usize> {
    leaf: L,
    around: Around<'a, N>,
    is_waiting: bool,
}

impl<L: Unpin, const N: usize> Unpin for Within<'_, L, N> {}

impl<L: Future + Unpin, const N: usize> Future for Within<'_, L, N> {
    type Output = L::Output;

    #[inline(always)]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<L::Output> {
        let Within { leaf, around, is_waiting } = &mut *self;
        around.poll(is_waiting, || Pin::new(leaf).poll(context))
    }
}

/// The same, of one that delegates: what it delegates to sees what is handled here, unless something is thrown, which goes past
/// this body.
#[derive(Debug)]
pub struct DelegatingWithin<'a, Y, S, X, L, const N: usize> {
    leaf: L,
    around: Around<'a, N>,
    is_waiting: bool,
    /// What the frames see otherwise.
    before: Option<Exception>,
    channel: PhantomData<fn(Y) -> (S, X)>,
}

impl<Y, S, X, L: Unpin, const N: usize> Unpin for DelegatingWithin<'_, Y, S, X, L, N> {}

impl<Y, S, X, L: Future + Unpin, const N: usize> Future for DelegatingWithin<'_, Y, S, X, L, N> {
    type Output = L::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<L::Output> {
        let channel = of::<Y, S, X>(context);
        let this = &mut *self;
        // SAFETY: see the top of the file.
        let (is_thrown, handling) =
            unsafe { (matches!((*channel).input, Some(Err(_))), frames::handling(&raw mut *channel)) };
        if this.is_waiting {
            handling.restore(this.before.take());
        }
        let is_past = this.is_waiting && is_thrown;
        if this.is_waiting && !is_past {
            this.around.enter();
        }
        let handled = this.around.handled().cloned().or_else(|| handling.handled.clone());
        this.before = core::mem::replace(&mut handling.handled, handled);
        let polled = Pin::new(&mut this.leaf).poll(context);
        this.is_waiting = polled.is_pending();
        if !this.is_waiting {
            // SAFETY: as above. The leaf had the channel.
            unsafe { frames::handling(&raw mut *channel).handled = this.before.take() };
        }
        match (this.is_waiting, is_past) {
            (true, false) => this.around.leave(),
            (false, true) => this.around.enter(),
            _ => {}
        }
        polled
    }
}

impl<Y, S, P> Token<Y, S, Infallible, P> {
    #[inline(always)]
    pub fn or_exit<L>(self, leaf: L) -> OrExit<Y, S, L> {
        OrExit { leaf, is_waiting: false, channel: PhantomData }
    }

    #[inline(always)]
    pub fn exit<T>(self) -> Ended<Y, S, T> {
        Ended(PhantomData)
    }
}

impl<Y, S, X, P> Token<Y, S, X, P> {
    #[inline(always)]
    pub fn noted<L>(self, leaf: L) -> Noted<Y, S, X, L> {
        Noted { leaf, channel: PhantomData }
    }

    #[inline(always)]
    pub fn within<L, const N: usize>(self, around: Around<'_, N>, leaf: L) -> Within<'_, L, N> {
        Within { leaf, around, is_waiting: false }
    }

    #[inline(always)]
    pub fn delegating_within<L, const N: usize>(
        self,
        around: Around<'_, N>,
        leaf: L,
    ) -> DelegatingWithin<'_, Y, S, X, L, N> {
        DelegatingWithin { leaf, around, is_waiting: false, before: None, channel: PhantomData }
    }
}
