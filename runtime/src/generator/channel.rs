//! The channel between a body and whoever resumes it.
//!
//! # Why this is sound
//!
//! A body is an `async` block. [`enter`] puts a [`Channel`] on its own stack, makes a waker whose data is the channel's address,
//! and polls the body with it; the leaves (`Yield`, `Leaf`, `Start`, and those of `frames.rs`) find the channel through the waker
//! that they are polled with. Three things make the cast right:
//!
//! - A leaf is made of a [`Token`], and making one is what the expansion promises: each leaf of the token is awaited where it is
//!   made, directly in the `async` block that is given to the body together with this token. A jump to a label of that block, which
//!   is never taken, stands beside each leaf; in another closure or `async` block it would not compile. So a leaf is polled
//!   with the context of its own body and no other, and the token's types are those of the channel.
//! - A body is polled by `enter` alone. The future is private to `Flat`, `Delegating` and the frames.
//! - The waker may outlive the channel in foreign hands. So a clone of it has no data, and no function of its table looks at any.
//!
//! Nothing that lives longer than one call of `enter` holds the address of a channel.
//!
//! `cargo +nightly miri test -p dunder-tests --test behaviour generators` runs the tests of it under a checker.
#![allow(unsafe_code)]

use core::{
    future::Future,
    marker::PhantomData,
    mem::{ManuallyDrop, MaybeUninit},
    pin::Pin,
    ptr,
    task::{Context, Poll, RawWaker, RawWakerVTable, Waker},
};

use super::{
    Generated,
    frames::{Frames, Stack},
};

/// What passes between the two while the body runs.
#[derive(Debug)]
pub(super) struct Channel<Y, S, X> {
    pub(super) out: Option<Y>,
    pub(super) input: Option<Result<S, X>>,
    /// The generators that the body delegates to; null where there are none yet.
    pub(super) frames: *mut Stack,
    /// Where they are put; null where the body delegates to none, or where there are some.
    pub(super) root: *mut Frames,
    pub(super) note: Note,
}

/// What else there is to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Note {
    Nothing,
    /// A generator waits to be run by the loop rather than inside its parent.
    Descended,
    /// What was yielded comes from something that the body drives step by step.
    Delegated,
    /// The body is being closed, where no error can say so.
    Exiting,
}

impl<Y, S, X> Channel<Y, S, X> {
    #[inline(always)]
    pub(super) fn new(input: Option<Result<S, X>>, frames: *mut Stack, root: *mut Frames) -> Self {
        Channel { out: None, input, frames, root, note: Note::Nothing }
    }
}

const NOTHING: RawWaker = RawWaker::new(ptr::null(), &TABLE);
static TABLE: RawWakerVTable = RawWakerVTable::new(|_| NOTHING, |_| {}, |_| {}, |_| {});

/// Calls `poll` with a context in which leaves find the channel.
#[inline(always)]
pub(super) fn within<Y, S, X, T>(
    channel: *mut Channel<Y, S, X>,
    poll: impl FnOnce(&mut Context<'_>) -> T,
) -> T {
    let data = channel.cast::<()>().cast_const();
    // SAFETY: the functions of the table look at no data.
    let waker = ManuallyDrop::new(unsafe { Waker::new(data, &TABLE) });
    poll(&mut Context::from_waker(&waker))
}

/// Polls a body.
#[inline(always)]
pub(super) fn enter<Y, S, X, F: Future>(
    body: Pin<&mut F>,
    channel: &mut Channel<Y, S, X>,
) -> Poll<F::Output> {
    within(channel, |context| body.poll(context))
}

/// The channel of the body that is being polled.
#[inline(always)]
pub(super) fn of<Y, S, X>(context: &Context<'_>) -> *mut Channel<Y, S, X> {
    context.waker().data().cast_mut().cast()
}

/// Stands for a body: its leaves are made of it.
#[derive(Debug)]
pub struct Token<Y, S, X, P>(PhantomData<fn(Y, P) -> (S, X)>);

impl<Y, S, X, P> Clone for Token<Y, S, X, P> {
    #[inline(always)]
    fn clone(&self) -> Self {
        *self
    }
}
impl<Y, S, X, P> Copy for Token<Y, S, X, P> {}

impl<Y, S, X, P> Token<Y, S, X, P> {
    /// # Safety
    ///
    /// Every leaf that is made of the token is awaited where it is made, directly in the one `async` block that is given to
    /// `Flat` or `Delegating` with the token.
    #[inline(always)]
    pub const unsafe fn new(_policy: &P) -> Self {
        Token(PhantomData)
    }

    /// What a body begins with.
    #[inline(always)]
    pub fn start(self) -> Start<Y, S, X, P> {
        Start(self)
    }

    #[inline(always)]
    pub fn give(self, value: Y) -> Yield<Y, S, X> {
        Yield { value: MaybeUninit::new(value), channel: PhantomData }
    }

    #[inline(always)]
    pub(super) fn leaf<T>(self, steps: T) -> Leaf<Y, S, X, T> {
        Leaf { steps, channel: PhantomData }
    }
}

/// The first leaf of a body. It takes what the body was started with, which is nobody's, and brings the token: being no copy, it
/// moves it into a block that borrows all else.
#[derive(Debug)]
pub struct Start<Y, S, X, P>(Token<Y, S, X, P>);

impl<Y, S, X, P> Future for Start<Y, S, X, P> {
    type Output = Token<Y, S, X, P>;

    #[inline(always)]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Token<Y, S, X, P>> {
        // SAFETY: see the top of the file.
        unsafe { (*of::<Y, S, X>(context)).input = None };
        Poll::Ready(self.0)
    }
}

/// `yield value`
#[allow(missing_debug_implementations, reason = "the value may be gone")]
pub struct Yield<Y, S, X> {
    /// There until the first poll, which follows at once.
    value: MaybeUninit<Y>,
    channel: PhantomData<fn() -> (S, X)>,
}

impl<Y, S, X> Unpin for Yield<Y, S, X> {}

impl<Y, S, X> Future for Yield<Y, S, X> {
    type Output = Result<S, X>;

    #[inline(always)]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<S, X>> {
        // SAFETY: see the top of the file. The first poll finds no input, since what resumed the body was taken before; each
        // later one follows a resume and finds some. So the value is read once.
        unsafe {
            let channel = of::<Y, S, X>(context);
            match (*channel).input.take() {
                Some(input) => Poll::Ready(input),
                None => {
                    (*channel).out = Some(self.value.assume_init_read());
                    Poll::Pending
                }
            }
        }
    }
}

/// Something that answers each resume in place of the body.
pub trait Steps<Y, S, X> {
    type Return;

    /// `input` is none the first time.
    fn step(&mut self, input: Option<Result<S, X>>) -> Result<Generated<Y, Self::Return>, X>;
}

/// `yield from` something that is driven step by step.
#[derive(Debug)]
pub struct Leaf<Y, S, X, T> {
    steps: T,
    channel: PhantomData<fn(Y) -> (S, X)>,
}

impl<Y, S, X, T> Unpin for Leaf<Y, S, X, T> {}

impl<Y, S, X, T: Steps<Y, S, X>> Future for Leaf<Y, S, X, T> {
    type Output = Result<T::Return, X>;

    #[inline(always)]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        // SAFETY: see the top of the file. `step` is not handed the channel, so nobody else has it meanwhile.
        let channel = unsafe { &mut *of::<Y, S, X>(context) };
        match self.steps.step(channel.input.take()) {
            Ok(Generated::Yielded(value)) => {
                channel.out = Some(value);
                channel.note = Note::Delegated;
                Poll::Pending
            }
            Ok(Generated::Returned(value)) => Poll::Ready(Ok(value)),
            Err(signal) => Poll::Ready(Err(signal)),
        }
    }
}

/// A body waits, and has yielded nothing.
#[cold]
#[inline(never)]
pub(super) fn foreign() -> ! {
    panic!("a generator waits for a future that is not ready: only `async fn` can")
}
