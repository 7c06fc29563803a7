//! Bodies that may wait for futures besides waiting at a `yield`.
//!
//! # Why this is sound
//!
//! All that is said in `channel.rs` holds here. What is different is the waker: a clone of it is a clone of the waker of whoever polls
//! the generator, so the functions of its table read that from where the data points, [`AsyncChannel`]. They are called through
//! a waker that is borrowed for one poll, during which it stands there; they look at that one field alone, which nobody writes, so
//! they may be called from any thread. Leaves take the data for the address of a [`Channel`]: it is the first field.
#![allow(unsafe_code)]

use core::{
    future::Future,
    marker::PhantomData,
    mem::ManuallyDrop,
    pin::Pin,
    ptr,
    task::{Context, Poll, RawWaker, RawWakerVTable, Waker},
};

use crate::generator::{
    Generated, Signal,
    body::Flat,
    channel::{Channel, Note},
    cleaning::{Cleaning, Close},
    policy::Policy,
};

/// What a step of a body gives: nothing where closing has ended it without a result.
type Step<Y, R, X> = Option<Result<Generated<Y, R>, X>>;

/// What an asynchronous generator runs.
pub trait AsyncBody<Y, S, R, X: Signal> {
    type Policy: Policy<S, R, X>;

    /// Goes on: from a `yield` with input, and without from a future that it waits for, or from the start.
    fn poll(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        input: Option<Result<S, X>>,
    ) -> Poll<Result<Generated<Y, R>, X>>;

    /// Goes on with its end: closes it where it waits at a `yield`, if `first`, and else polls what that has begun.
    fn poll_close(self: Pin<&mut Self>, context: &mut Context<'_>, first: bool) -> Poll<Step<Y, R, X>>;
}

/// A channel with the waker of whoever polls.
#[repr(C)]
struct AsyncChannel<'a, Y, S, X> {
    channel: Channel<Y, S, X>,
    waker: &'a Waker,
}

/// The functions of its waker.
struct Table<Y, S, X>(PhantomData<fn(Y, S, X)>);

impl<Y, S, X> Table<Y, S, X> {
    const TABLE: RawWakerVTable = RawWakerVTable::new(Self::clone, |_| {}, Self::wake_by_ref, |_| {});

    /// # Safety
    ///
    /// `data` is the address of an `AsyncChannel` of these types.
    unsafe fn waker<'a>(data: *const ()) -> &'a Waker {
        // SAFETY: see the top of the file.
        unsafe { (*data.cast::<AsyncChannel<'a, Y, S, X>>()).waker }
    }

    unsafe fn clone(data: *const ()) -> RawWaker {
        // SAFETY: as above. The clone is handed on, with its own table.
        let waker = ManuallyDrop::new(unsafe { Self::waker(data) }.clone());
        RawWaker::new(waker.data(), waker.vtable())
    }

    unsafe fn wake_by_ref(data: *const ()) {
        // SAFETY: as above.
        unsafe { Self::waker(data) }.wake_by_ref();
    }
}

impl<Y, S, X, P, F> Flat<Y, S, X, P, F> {
    /// Polls the future within a channel.
    #[inline(always)]
    fn poll_within<'a>(
        self: Pin<&mut Self>,
        context: &'a mut Context<'_>,
        channel: Channel<Y, S, X>,
    ) -> (Poll<F::Output>, Channel<Y, S, X>)
    where
        F: Future,
        Y: 'a,
        S: 'a,
        X: 'a,
    {
        let mut channel = AsyncChannel { channel, waker: context.waker() };
        let data = (&raw mut channel).cast::<()>().cast_const();
        // SAFETY: see the top of the file.
        let waker = ManuallyDrop::new(unsafe { Waker::new(data, &Table::<Y, S, X>::TABLE) });
        let poll = self.future().poll(&mut Context::from_waker(&waker));
        (poll, channel.channel)
    }
}

impl<Y, S, R, X, F, P> AsyncBody<Y, S, R, X> for Flat<Y, S, X, P, F>
where
    X: Signal,
    F: Future<Output = Result<R, X>>,
    P: Policy<S, R, X>,
{
    type Policy = P;

    #[inline(always)]
    fn poll(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        input: Option<Result<S, X>>,
    ) -> Poll<Result<Generated<Y, R>, X>> {
        let channel = Channel::new(input, ptr::null_mut(), ptr::null_mut());
        match self.poll_within(context, channel) {
            (Poll::Ready(Ok(value)), _) => Poll::Ready(Ok(Generated::Returned(value))),
            (Poll::Ready(Err(signal)), _) => Poll::Ready(Err(P::leave(signal))),
            (Poll::Pending, channel) => match channel.out {
                Some(value) => Poll::Ready(Ok(Generated::Yielded(value))),
                None => Poll::Pending,
            },
        }
    }

    fn poll_close(self: Pin<&mut Self>, context: &mut Context<'_>, first: bool) -> Poll<Step<Y, R, X>> {
        let exit = if first { P::exit() } else { None };
        if first && exit.is_none() && !P::CLEANS {
            return Poll::Ready(None);
        }
        let mut channel = Channel::new(exit.map(Err), ptr::null_mut(), ptr::null_mut());
        // For a body without errors, which answers at its end.
        channel.note = Note::Exiting;
        match self.poll_within(context, channel) {
            (Poll::Ready(result), _) => Poll::Ready(Some(result.map(Generated::Returned))),
            (Poll::Pending, Channel { out: Some(value), .. }) => {
                Poll::Ready(Some(Ok(Generated::Yielded(value))))
            }
            (Poll::Pending, Channel { note: Note::Exiting, .. }) => Poll::Pending,
            (Poll::Pending, _) => Poll::Ready(None),
        }
    }
}

/// The types of an asynchronous body.
#[derive(Debug)]
pub struct AsyncTypes<Y, S, R, X>(PhantomData<fn(Y, S, R, X)>);

impl<Y, S, R, X: Signal, B: AsyncBody<Y, S, R, X>> Close<B> for AsyncTypes<Y, S, R, X> {
    /// As far as it goes without waiting: nobody is there who could wake it.
    fn close(body: Pin<&mut B>) {
        drop(body.poll_close(&mut Context::from_waker(Waker::noop()), true));
    }
}

impl<Y, S, R, X: Signal, B: AsyncBody<Y, S, R, X>> Cleaning<B, AsyncTypes<Y, S, R, X>> {
    #[inline(always)]
    pub fn asynchronous(body: B) -> Self {
        Self::of(body)
    }
}

impl<Y, S, R, X: Signal, B: AsyncBody<Y, S, R, X>> AsyncBody<Y, S, R, X>
    for Cleaning<B, AsyncTypes<Y, S, R, X>>
{
    type Policy = B::Policy;

    #[inline(always)]
    fn poll(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        input: Option<Result<S, X>>,
    ) -> Poll<Result<Generated<Y, R>, X>> {
        let (body, is_waiting) = self.body();
        *is_waiting = false;
        let generated = body.poll(context, input);
        *is_waiting = matches!(generated, Poll::Ready(Ok(Generated::Yielded(_))));
        generated
    }

    fn poll_close(self: Pin<&mut Self>, context: &mut Context<'_>, first: bool) -> Poll<Step<Y, R, X>> {
        let (body, is_waiting) = self.body();
        *is_waiting = false;
        let generated = body.poll_close(context, first);
        *is_waiting = matches!(generated, Poll::Ready(Some(Ok(Generated::Yielded(_)))));
        generated
    }
}
