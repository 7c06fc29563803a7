//! The generator that an `async fn` in `generators!` makes.

mod body;
#[cfg(feature = "futures")]
mod stream;

use alloc::string::String;
use core::{
    fmt,
    future::{Future, poll_fn},
    marker::PhantomData,
    mem,
    task::{Context, Poll, ready},
};

pub use self::body::{AsyncBody, AsyncTypes};
use super::{
    Generated, Nothing, Signal, State,
    made::{Stage, gone, left, raised},
    policy::Outer as _,
};
use crate::exception::{ExceptionType as _, RuntimeError, TypeError};

/// An asynchronous generator: what an `async fn` in [`generators!`](crate::generators) returns. Its body may `.await`.
///
/// The types are those of a [`Gen`](super::Gen), and so are the methods, but that they are waited for: Python's `anext(g)`, `g.asend(value)`,
/// `g.athrow(error)` and `g.aclose()` are [`next`](Self::next), [`send`](Self::send), [`throw`](Self::throw) and
/// [`close`](Self::close). With the feature `futures` it is a `Stream`. It needs no pinning, and is `Send` when its body is.
///
/// Who stops waiting for [`next`](Self::next) loses nothing: the next call goes on where the body waits. Dropping the generator at a `yield`
/// runs its `finally` parts up to where they wait themselves; dropping it while the body waits for something else drops the body.
///
/// ```
/// use dunder::generators;
///
/// async fn page(number: u32) -> String { format!("page {number}") }
///
/// generators! {
///     async fn pages(count: u32) -> Generator<String> {
///         for number in 1..=count {
///             yield page(number).await;
///         }
///     }
/// }
///
/// # use std::{future::Future, pin::pin, task::{Context, Poll, Waker}};
/// # fn block_on<T>(future: impl Future<Output = T>) -> T {
/// #     let mut future = pin!(future);
/// #     loop {
/// #         if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) { return value }
/// #     }
/// # }
/// # block_on(async {
/// let mut pages = pages(2);
/// assert_eq!(pages.next().await.as_deref(), Some("page 1"));
/// assert_eq!(pages.next().await.as_deref(), Some("page 2"));
/// assert_eq!(pages.next().await, None);
/// # });
/// ```
#[must_use = "a generator runs nothing until it is asked for an item"]
pub struct AsyncGen<Y, S, R, X, B> {
    stage: Stage<R, B>,
    /// Whether the body waits for a future, and not at a `yield`.
    is_running: bool,
    channel: PhantomData<fn(S, X) -> Y>,
}

/// The body is only ever pinned in its box.
impl<Y, S, R, X, B> Unpin for AsyncGen<Y, S, R, X, B> {}

/// CPython's words for a body that waits for something else.
fn running(method: &str) -> String {
    format!("{method}(): asynchronous generator is already running")
}

impl<Y, S, R, X: Signal, B: AsyncBody<Y, S, R, X>> AsyncGen<Y, S, R, X, B> {
    #[doc(hidden)]
    #[inline(always)]
    pub fn new(body: B) -> Self {
        AsyncGen { stage: Stage::Created(body), is_running: false, channel: PhantomData }
    }

    /// Goes on; what is sent is taken at the first poll, unless the body waits for something else.
    #[inline]
    #[track_caller]
    fn poll(
        &mut self,
        context: &mut Context<'_>,
        input: &mut Option<Result<S, X>>,
    ) -> Poll<Result<Generated<Y, R>, X::Error>> {
        let input = if self.is_running { None } else { input.take() };
        let body = match &mut self.stage {
            Stage::Started(body) => body.as_mut(),
            Stage::Closed(kept) => return Poll::Ready(gone::<Y, S, R, X, B::Policy>(kept.take())),
            Stage::Created(_) => self.stage.open(),
        };
        let step = body.poll(context, input);
        self.is_running = step.is_pending();
        match ready!(step) {
            Ok(generated) => {
                if let Generated::Returned(_) = generated {
                    self.stage = Stage::Closed(None);
                }
                Poll::Ready(Ok(generated))
            }
            Err(signal) => {
                self.stage = Stage::Closed(None);
                Poll::Ready(Err(raised(signal)))
            }
        }
    }

    /// Python's `anext(g)`, keeping what is returned.
    ///
    /// # Errors
    ///
    /// As [`Gen::resume`](super::Gen::resume).
    pub fn resume(&mut self) -> impl Future<Output = Result<Generated<Y, R>, X::Error>> {
        const NEEDS: &str = "the generator waits for a value, and its send type has no None";
        let mut input = B::Policy::nothing().map(Ok);
        let needs = input.is_none() && !self.is_running && matches!(self.stage, Stage::Started(_));
        poll_fn(move |context| match needs {
            true => Poll::Ready(Err(raised(B::Policy::misuse(TypeError::CLASS, NEEDS)))),
            false => self.poll(context, &mut input),
        })
    }

    /// Python's `g.asend(value)`: the `yield` that the body waits at evaluates to `value`.
    ///
    /// # Errors
    ///
    /// As [`Gen::send`](super::Gen::send); CPython's `RuntimeError: asend(): asynchronous generator is already running` if the body waits for
    /// something else, since somebody stopped waiting for it.
    pub fn send(&mut self, value: S) -> impl Future<Output = Result<Generated<Y, R>, X::Error>> {
        const STARTED: &str = "can't send non-None value to a just-started async generator";
        let input = match self.stage {
            _ if self.is_running => Err(B::Policy::misuse(RuntimeError::CLASS, &running("asend"))),
            Stage::Created(_) if !B::Policy::is_nothing(&value) => {
                Err(B::Policy::misuse(TypeError::CLASS, STARTED))
            }
            _ => Ok(Ok(value)),
        };
        self.give(input)
    }

    /// Python's `g.athrow(error)`: the `yield` that the body waits at raises `error`.
    ///
    /// # Errors
    ///
    /// What the body raises: `error`, unless it handles it. A generator that has not started, or has ended, raises it at once. While the body
    /// waits for something else, as [`send`](Self::send).
    pub fn throw(
        &mut self,
        error: impl Into<X::Error>,
    ) -> impl Future<Output = Result<Generated<Y, R>, X::Error>> {
        let thrown = X::throw(error.into());
        let input = match self.stage {
            _ if self.is_running => Err(B::Policy::misuse(RuntimeError::CLASS, &running("athrow"))),
            Stage::Started(_) => Ok(Err(thrown)),
            _ => {
                self.stage = Stage::Closed(None);
                Err(thrown)
            }
        };
        self.give(input)
    }

    /// Python's `g.aclose()`: raises `GeneratorExit` at the `yield` that the body waits at, and expects the body to end. A body that waits
    /// for something else is dropped where it is.
    ///
    /// # Errors
    ///
    /// Another error that the body raises on its way out, and CPython's `RuntimeError: async generator ignored GeneratorExit` for a body that
    /// yields instead.
    pub async fn close(&mut self) -> Result<(), X::Error> {
        if let (Stage::Started(body), false) = (&mut self.stage, self.is_running) {
            let mut first = true;
            self.is_running = true;
            let closed = poll_fn(|context| body.as_mut().poll_close(context, mem::take(&mut first))).await;
            self.is_running = false;
            match closed {
                None | Some(Ok(Generated::Returned(_))) => {}
                Some(Ok(Generated::Yielded(_))) => {
                    let text = "async generator ignored GeneratorExit";
                    return Err(raised(B::Policy::misuse(RuntimeError::CLASS, text)));
                }
                Some(Err(signal)) => {
                    self.stage = Stage::Closed(None);
                    return left::<S, X, B::Policy>(signal);
                }
            }
        }
        (self.stage, self.is_running) = (Stage::Closed(None), false);
        Ok(())
    }

    /// Where it stands. While the body waits for a future it is `Running`.
    #[inline]
    pub fn state(&self) -> State {
        match self.stage {
            Stage::Created(_) => State::Created,
            Stage::Started(_) if self.is_running => State::Running,
            Stage::Started(_) => State::Suspended,
            Stage::Closed(_) => State::Closed,
        }
    }

    /// Takes what was returned while somebody iterated.
    #[inline]
    pub fn returned(&mut self) -> Option<R> {
        self.stage.returned()
    }

    /// Goes on with an input, or fails with what is wrong with that.
    fn give(
        &mut self,
        input: Result<Result<S, X>, X>,
    ) -> impl Future<Output = Result<Generated<Y, R>, X::Error>> {
        let (mut input, mut wrong) = match input {
            Ok(input) => (Some(input), None),
            Err(signal) => (None, Some(signal)),
        };
        poll_fn(move |context| match wrong.take() {
            Some(signal) => Poll::Ready(Err(raised(signal))),
            None => self.poll(context, &mut input),
        })
    }
}

impl<Y, S: Nothing, R, X: Signal, B: AsyncBody<Y, S, R, X>> AsyncGen<Y, S, R, X, B> {
    /// Python's `anext(g)`: the next item, or `None` at the end, as from an iterator.
    #[inline]
    #[expect(clippy::should_implement_trait, reason = "it is the `next` of all that gives items one by one")]
    pub fn next(&mut self) -> impl Future<Output = Option<X::Item<Y>>> {
        poll_fn(move |context| self.poll_next(context))
    }

    #[inline]
    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<X::Item<Y>>> {
        if let Stage::Closed(_) = self.stage {
            return Poll::Ready(None);
        }
        match ready!(self.poll(context, &mut Some(Ok(S::nothing())))) {
            Ok(Generated::Yielded(value)) => Poll::Ready(Some(X::item(Ok(value)))),
            Ok(Generated::Returned(value)) => {
                self.stage = Stage::Closed(Some(value));
                Poll::Ready(None)
            }
            Err(error) => Poll::Ready(Some(X::item(Err(error)))),
        }
    }
}

/// `<async_generator object (GEN_CREATED)>`
impl<Y, S, R, X: Signal, B: AsyncBody<Y, S, R, X>> fmt::Debug for AsyncGen<Y, S, R, X, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<async_generator object ({})>", self.state())
    }
}
