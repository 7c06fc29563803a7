//! The generator that `generators!` makes.

use alloc::boxed::Box;
use core::{fmt, marker::PhantomData, mem, pin::Pin, pin::pin};

use super::{
    Generated, Generator, Nothing, Signal, State,
    body::Body,
    policy::{Outer, Policy},
};
use crate::exception::{ExceptionType as _, RuntimeError, StopIteration, TypeError};

/// A generator: what a function in [`generators!`](crate::generators) returns.
///
/// `Y` is yielded, `S` sent and `R` returned; `X` tells what can be raised, and `B` is the body. It is an [`Iterator`] where
/// nothing need be sent. With an error type its items are `Result`s, so that no error is lost.
///
/// ```
/// use dunder::{generator::{Generated::{Returned, Yielded}, State}, generators};
///
/// generators! {
///     fn averager() -> Generator<f64, Option<f64>, usize> {
///         let (mut sum, mut n) = (0.0, 0);
///         while let Some(x) = (yield sum / f64::max(1.0, n as f64)) {
///             sum += x;
///             n += 1;
///         }
///         n
///     }
/// }
///
/// let mut g = averager();
/// assert_eq!(g.state(), State::Created);
/// assert_eq!(g.next(), Some(0.0));
/// assert_eq!(g.send(Some(10.0)), Ok(Yielded(10.0)));
/// assert_eq!(g.send(Some(20.0)), Ok(Yielded(15.0)));
/// assert_eq!(g.send(None), Ok(Returned(2)));
/// assert_eq!(g.state(), State::Closed);
/// ```
#[must_use = "a generator runs nothing until it is asked for an item"]
pub struct Gen<Y, S, R, X, B> {
    pub(super) stage: Stage<R, B>,
    channel: PhantomData<fn(S, X) -> Y>,
}

/// How far it is.
pub(super) enum Stage<R, B> {
    Created(B),
    Started(Pin<Box<B>>),
    /// With what was returned, until somebody takes it.
    Closed(Option<R>),
}

impl<R, B> Stage<R, B> {
    /// Puts the body into its box. Outlined, it would keep the generator from staying in registers.
    #[inline(always)]
    pub(super) fn open(&mut self) -> Pin<&mut B> {
        match mem::replace(self, Stage::Closed(None)) {
            Stage::Created(body) => *self = Stage::Started(Box::pin(body)),
            other => *self = other,
        }
        match self {
            Stage::Started(body) => body.as_mut(),
            _ => unreachable!("the callers have seen that it has just been created"),
        }
    }

    /// Takes what was returned while somebody iterated.
    #[inline]
    pub(super) fn returned(&mut self) -> Option<R> {
        match self {
            Stage::Closed(kept) => kept.take(),
            _ => None,
        }
    }
}

/// The body is only ever pinned in its box.
impl<Y, S, R, X, B> Unpin for Gen<Y, S, R, X, B> {}

impl<Y, S, R, X: Signal, B: Body<Y, S, R, X>> Gen<Y, S, R, X, B> {
    #[doc(hidden)]
    #[inline(always)]
    pub fn new(body: B) -> Self {
        Self::of(Stage::Created(body))
    }

    #[inline(always)]
    pub(super) fn of(stage: Stage<R, B>) -> Self {
        Gen { stage, channel: PhantomData }
    }

    #[inline(always)]
    fn go(&mut self, input: Result<S, X>) -> Result<Generated<Y, R>, X::Error> {
        let body = match &mut self.stage {
            Stage::Started(body) => body.as_mut(),
            Stage::Closed(kept) => return gone::<Y, S, R, X, B::Policy>(kept.take()),
            Stage::Created(_) => self.stage.open(),
        };
        match body.resume(Some(input)) {
            Ok(Generated::Yielded(value)) => Ok(Generated::Yielded(value)),
            Ok(Generated::Returned(value)) => {
                self.stage = Stage::Closed(None);
                Ok(Generated::Returned(value))
            }
            Err(signal) => {
                self.stage = Stage::Closed(None);
                Err(raised(signal))
            }
        }
    }

    /// Python's `next(g)`, keeping what is returned.
    ///
    /// A generator whose send type has no `None` is started with it.
    ///
    /// # Errors
    ///
    /// What the body raises. A generator that has ended returns `None` where its type has one, and else what it has returned, once;
    /// after that it is a `StopIteration`, or a panic where the error type cannot be made of one.
    #[inline(always)]
    #[track_caller]
    pub fn resume(&mut self) -> Result<Generated<Y, R>, X::Error> {
        match B::Policy::nothing() {
            Some(nothing) => self.go(Ok(nothing)),
            None => self.start(),
        }
    }

    /// Runs to the first `yield`, where there is nothing that could be sent.
    #[inline]
    #[track_caller]
    fn start(&mut self) -> Result<Generated<Y, R>, X::Error> {
        const NEEDS: &str = "the generator waits for a value, and its send type has no None";
        let body = match &mut self.stage {
            Stage::Created(_) => self.stage.open(),
            Stage::Closed(kept) => return gone::<Y, S, R, X, B::Policy>(kept.take()),
            Stage::Started(_) => return Err(raised(B::Policy::misuse(TypeError::CLASS, NEEDS))),
        };
        match body.resume(None) {
            Ok(generated) => {
                if let Generated::Returned(_) = generated {
                    self.stage = Stage::Closed(None);
                }
                Ok(generated)
            }
            Err(signal) => {
                self.stage = Stage::Closed(None);
                Err(raised(signal))
            }
        }
    }

    /// Python's `g.send(value)`: the `yield` that the body waits at evaluates to `value`.
    ///
    /// # Errors
    ///
    /// What the body raises. To send something to a generator that waits at no `yield` yet is CPython's `TypeError: can't send
    /// non-None value to a just-started generator`, a panic where the error type cannot be made of an
    /// [`Exception`](crate::Exception).
    #[inline(always)]
    #[track_caller]
    pub fn send(&mut self, value: S) -> Result<Generated<Y, R>, X::Error> {
        if let Stage::Created(_) = self.stage
            && !B::Policy::is_nothing(&value)
        {
            return Err(just_started::<S, R, X, B::Policy>());
        }
        self.go(Ok(value))
    }

    /// Python's `g.throw(error)`: the `yield` that the body waits at raises `error`.
    ///
    /// # Errors
    ///
    /// What the body raises: `error`, unless it handles it. A generator that has not started, or has ended, raises it at once.
    #[inline]
    pub fn throw(&mut self, error: impl Into<X::Error>) -> Result<Generated<Y, R>, X::Error> {
        let error = error.into();
        match self.stage {
            Stage::Started(_) => self.go(Err(X::throw(error))),
            // Raised at the beginning of the body, which is a place in it.
            Stage::Created(_) => {
                self.stage = Stage::Closed(None);
                Err(raised(B::Policy::leave(X::throw(error))))
            }
            Stage::Closed(_) => Err(error),
        }
    }

    /// Python's `g.close()`: raises `GeneratorExit` at the `yield` that the body waits at, and expects the body to end.
    ///
    /// # Errors
    ///
    /// Another error that the body raises on its way out, and CPython's `RuntimeError: generator ignored GeneratorExit` for a
    /// body that yields instead.
    #[inline]
    #[track_caller]
    pub fn close(&mut self) -> Result<(), X::Error> {
        if let Stage::Started(body) = &mut self.stage {
            match body.as_mut().close() {
                None | Some(Ok(Generated::Returned(_))) => {}
                Some(Ok(Generated::Yielded(_))) => {
                    let text = "generator ignored GeneratorExit";
                    return Err(raised(B::Policy::misuse(RuntimeError::CLASS, text)));
                }
                Some(Err(signal)) => {
                    self.stage = Stage::Closed(None);
                    return left::<S, X, B::Policy>(signal);
                }
            }
        }
        self.stage = Stage::Closed(None);
        Ok(())
    }

    /// Whether it waits inside of a `yield from`: in Python, whether `g.gi_yieldfrom` is not `None`.
    #[inline]
    pub fn is_delegating(&self) -> bool {
        match &self.stage {
            Stage::Started(body) => body.is_delegating(),
            _ => false,
        }
    }

    /// Where it stands.
    #[inline]
    pub fn state(&self) -> State {
        match self.stage {
            Stage::Created(_) => State::Created,
            Stage::Started(_) => State::Suspended,
            Stage::Closed(_) => State::Closed,
        }
    }

    /// Takes what was returned while somebody iterated: Python's `StopIteration.value`, which a `for` loop drops.
    ///
    /// ```
    /// dunder::generators! {
    ///     fn digits(text: &str) -> Generator<u32, (), &'static str> {
    ///         for c in text.chars() {
    ///             yield c.to_digit(10).unwrap_or(0);
    ///         }
    ///         "done"
    ///     }
    /// }
    /// let mut g = digits("12");
    /// assert_eq!(g.by_ref().sum::<u32>(), 3);
    /// assert_eq!(g.returned(), Some("done"));
    /// ```
    #[inline]
    pub fn returned(&mut self) -> Option<R> {
        self.stage.returned()
    }

    /// Makes it an object that can be had several times, as in Python.
    #[inline]
    pub fn shared(self) -> super::Shared<Self> {
        super::Shared::new(self)
    }
}

/// What a generator gives that has ended before.
#[cold]
#[inline(never)]
#[track_caller]
pub(super) fn gone<Y, S, R, X: Signal, P: Policy<S, R, X>>(
    kept: Option<R>,
) -> Result<Generated<Y, R>, X::Error> {
    match P::exhausted().or(kept) {
        Some(value) => Ok(Generated::Returned(value)),
        None => Err(raised(P::misuse(StopIteration::CLASS, ""))),
    }
}

#[cold]
#[inline(never)]
#[track_caller]
fn just_started<S, R, X: Signal, P: Policy<S, R, X>>() -> X::Error {
    raised(P::misuse(TypeError::CLASS, "can't send non-None value to a just-started generator"))
}

/// What leaves a generator that was closed, and ended with this.
pub(super) fn left<S, X: Signal, P: Outer<S, X>>(signal: X) -> Result<(), X::Error> {
    let is_exit = P::is_exit(&signal);
    match signal.error() {
        Some(error) if !is_exit => Err(error),
        _ => Ok(()),
    }
}

/// The error of a signal that is one.
#[track_caller]
pub(super) fn raised<X: Signal>(signal: X) -> X::Error {
    signal.error().expect("only a generator that is being closed is told to exit")
}

impl<Y, S: Nothing, R, X: Signal, B: Body<Y, S, R, X>> Iterator for Gen<Y, S, R, X, B> {
    type Item = X::Item<Y>;

    #[inline(always)]
    fn next(&mut self) -> Option<X::Item<Y>> {
        let body = match &mut self.stage {
            Stage::Started(body) => body.as_mut(),
            Stage::Created(_) => self.stage.open(),
            Stage::Closed(_) => return None,
        };
        match body.resume(Some(Ok(S::nothing()))) {
            Ok(Generated::Yielded(value)) => Some(X::item(Ok(value))),
            Ok(Generated::Returned(value)) => {
                self.stage = Stage::Closed(Some(value));
                None
            }
            Err(signal) => {
                self.stage = Stage::Closed(None);
                signal.error().map(|error| X::item(Err(error)))
            }
        }
    }

    /// Stays on the stack.
    #[inline(always)]
    fn fold<T, F: FnMut(T, X::Item<Y>) -> T>(self, init: T, mut f: F) -> T {
        let mut folded = init;
        match self.stage {
            Stage::Created(body) => {
                let mut body = pin!(body);
                loop {
                    match body.as_mut().resume(Some(Ok(S::nothing()))) {
                        Ok(Generated::Yielded(value)) => folded = f(folded, X::item(Ok(value))),
                        Ok(Generated::Returned(_)) => return folded,
                        Err(signal) => {
                            return match signal.error() {
                                Some(error) => f(folded, X::item(Err(error))),
                                None => folded,
                            };
                        }
                    }
                }
            }
            stage => {
                let started: Self = Gen::of(stage);
                for item in started {
                    folded = f(folded, item);
                }
                folded
            }
        }
    }
}

impl<Y, S: Nothing, R, X: Signal, B: Body<Y, S, R, X>> core::iter::FusedIterator for Gen<Y, S, R, X, B> {}

impl<Y, S, R, X: Signal, B: Body<Y, S, R, X>> Generator for Gen<Y, S, R, X, B> {
    type Yield = Y;
    type Send = S;
    type Return = R;
    type Error = X::Error;

    #[inline]
    fn resume(&mut self) -> Result<Generated<Y, R>, X::Error> {
        Gen::resume(self)
    }

    #[inline]
    fn send(&mut self, value: S) -> Result<Generated<Y, R>, X::Error> {
        Gen::send(self, value)
    }

    #[inline]
    fn throw(&mut self, error: X::Error) -> Result<Generated<Y, R>, X::Error> {
        Gen::throw(self, error)
    }

    #[inline]
    fn close(&mut self) -> Result<(), X::Error> {
        Gen::close(self)
    }

    #[inline]
    fn state(&self) -> State {
        Gen::state(self)
    }

    #[inline]
    fn is_delegating(&self) -> bool {
        Gen::is_delegating(self)
    }
}

/// `<generator object (GEN_CREATED)>`
impl<Y, S, R, X, B> fmt::Debug for Gen<Y, S, R, X, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.stage {
            Stage::Created(_) => State::Created,
            Stage::Started(_) => State::Suspended,
            Stage::Closed(_) => State::Closed,
        };
        write!(f, "<generator object ({state})>")
    }
}
