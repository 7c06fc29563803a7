//! What depends on the types of a generator where no bound can be asked for: whether they have a `None`, and whether the error can
//! be one of CPython's exceptions.
//!
//! The expansion asks [`Probe`], whose inherent methods go before those of the traits; so the answer is a type, found where the
//! generator is defined.

use core::{convert::Infallible, marker::PhantomData};

use super::{Nothing, Raise, Signal};
use crate::exception::{
    Exception, ExceptionClass, ExceptionType as _, GeneratorExit, StopIteration, stopped,
};
use crate::value::Value;

/// What a generator that takes and raises these does at its edges.
pub trait Outer<S, X: Signal> {
    /// Whether the body has something to do when it is closed or dropped.
    const CLEANS: bool;
    /// Whether errors have chains, so that it matters where one comes from.
    const CHAINS: bool;

    /// What `next` sends, if there is such a value.
    fn nothing() -> Option<S>;
    fn is_nothing(sent: &S) -> bool;
    /// What `close` raises at the `yield`; none where nobody could see it.
    fn exit() -> Option<X>;
    fn is_exit(signal: &X) -> bool;
    /// One of CPython's exceptions as an error of the generator. Where it cannot be one, that is a panic.
    #[track_caller]
    fn misuse(class: ExceptionClass, text: &str) -> X;
    /// What leaves the generator where the body raises this.
    fn leave(signal: X) -> X;
    /// What leaves an asynchronous one.
    fn leave_async(signal: X) -> X;
    /// What is thrown, which has whatever context it had.
    fn thrown(signal: X) -> X;
}

/// The same, with what it returns.
pub trait Policy<S, R, X: Signal>: Outer<S, X> {
    /// What is returned by a generator that has ended before.
    fn exhausted() -> Option<R>;
    /// What is thrown at such a one comes out: a `StopIteration` as what it says that was returned.
    ///
    /// # Errors
    ///
    /// Anything else.
    fn stopped(signal: X) -> Result<R, X>;
}

/// The `None`s of what is sent and of what is returned, and the error.
#[derive(Debug)]
pub struct Rules<N, A, E, C = Plain>(PhantomData<(N, A, E, C)>);

impl<N, A, E> Rules<N, A, E> {
    /// The same, for a body that has something to do when it is closed.
    #[inline(always)]
    pub fn cleaning(self) -> Rules<N, A, E, Cleans> {
        Rules(PhantomData)
    }
}

/// Nothing is to be done when the generator is closed.
#[derive(Debug)]
pub struct Plain;
/// Something is.
#[derive(Debug)]
pub struct Cleans;

/// One of the two.
pub trait Closing {
    const CLEANS: bool;
}

impl Closing for Plain {
    const CLEANS: bool = false;
}

impl Closing for Cleans {
    const CLEANS: bool = true;
}

/// A question about a type.
#[derive(Debug)]
pub struct Probe<T>(PhantomData<T>);

impl<T> Probe<T> {
    pub const ASK: Self = Probe(PhantomData);
}

/// Names the policy that the answers make.
#[inline(always)]
pub fn rules<N, A, E>(_sent: N, _returned: A, _error: E) -> Rules<N, A, E> {
    Rules(PhantomData)
}

/// The type has a `None`.
#[derive(Debug)]
pub struct Has;
/// The type has none.
#[derive(Debug)]
pub struct Lacks;

impl<T: Nothing> Probe<T> {
    #[inline(always)]
    pub fn none(&self) -> Has {
        Has
    }
}

pub trait Absent {
    #[inline(always)]
    fn none(&self) -> Lacks {
        Lacks
    }
}
impl<T> Absent for Probe<T> {}

/// How a type says nothing.
pub trait Absence<T> {
    fn value() -> Option<T>;
    fn is(value: &T) -> bool;
    /// The value as one.
    fn returned(value: Value) -> Option<T>;
}

impl<T: Nothing> Absence<T> for Has {
    #[inline(always)]
    fn value() -> Option<T> {
        Some(T::nothing())
    }

    #[inline(always)]
    fn is(value: &T) -> bool {
        value.is_nothing()
    }

    #[inline]
    fn returned(value: Value) -> Option<T> {
        Some(T::returned(value))
    }
}

impl<T> Absence<T> for Lacks {
    #[inline(always)]
    fn value() -> Option<T> {
        None
    }

    #[inline(always)]
    fn is(_: &T) -> bool {
        false
    }

    #[inline]
    fn returned(_: Value) -> Option<T> {
        None
    }
}

/// The error is `Exception`: all is as in Python.
#[derive(Debug)]
pub struct Native;
/// The error can be made of an `Exception`.
#[derive(Debug)]
pub struct Converted;
/// The error is another.
#[derive(Debug)]
pub struct Foreign;

impl Probe<Raise<Exception>> {
    #[inline(always)]
    pub fn errors(&self) -> Native {
        Native
    }
}

pub trait ConvertedErrors {
    #[inline(always)]
    fn errors(&self) -> Converted {
        Converted
    }
}
impl<E: From<Exception>> ConvertedErrors for Probe<Raise<E>> {}

pub trait ForeignErrors {
    #[inline(always)]
    fn errors(&self) -> Foreign {
        Foreign
    }
}
impl<X> ForeignErrors for &Probe<X> {}

/// How an error takes part.
pub trait Errors<X: Signal> {
    const CHAINS: bool = false;

    fn exit() -> Option<X>;
    fn is_exit(signal: &X) -> bool;
    #[track_caller]
    fn misuse(class: ExceptionClass, text: &str) -> X;
    #[inline(always)]
    fn leave(signal: X) -> X {
        signal
    }
    #[inline(always)]
    fn leave_async(signal: X) -> X {
        signal
    }
    #[inline(always)]
    fn thrown(signal: X) -> X {
        signal
    }
    /// The value of a `StopIteration`.
    #[inline(always)]
    fn stop(_: &X) -> Option<Value> {
        None
    }
}

impl Errors<Raise<Exception>> for Native {
    const CHAINS: bool = true;

    fn exit() -> Option<Raise<Exception>> {
        let mut exit = Exception::from(GeneratorExit::with_args([]));
        exit.settle();
        Some(Raise::Throw(exit))
    }

    #[inline]
    fn is_exit(signal: &Raise<Exception>) -> bool {
        match signal {
            Raise::Throw(exception) => exception.is::<GeneratorExit>(),
            Raise::Exit => true,
        }
    }

    #[cold]
    fn misuse(class: ExceptionClass, text: &str) -> Raise<Exception> {
        Raise::Throw(exception(class, text))
    }

    #[cold]
    fn leave(signal: Raise<Exception>) -> Raise<Exception> {
        match signal {
            Raise::Throw(error) => Raise::Throw(stopped(error, "generator")),
            Raise::Exit => Raise::Exit,
        }
    }

    #[cold]
    fn leave_async(signal: Raise<Exception>) -> Raise<Exception> {
        match signal {
            Raise::Throw(error) => Raise::Throw(stopped(error, "async generator")),
            Raise::Exit => Raise::Exit,
        }
    }

    fn stop(signal: &Raise<Exception>) -> Option<Value> {
        match signal {
            Raise::Throw(stop) if stop.is::<StopIteration>() => {
                Some(stop.args().iter().next().cloned().unwrap_or(Value::None))
            }
            _ => None,
        }
    }

    #[inline]
    fn thrown(signal: Raise<Exception>) -> Raise<Exception> {
        if let Raise::Throw(exception) = &signal {
            exception.set_settled();
        }
        signal
    }
}

impl<E: From<Exception>> Errors<Raise<E>> for Converted {
    #[inline]
    fn exit() -> Option<Raise<E>> {
        Some(Raise::Exit)
    }

    #[inline]
    fn is_exit(signal: &Raise<E>) -> bool {
        matches!(signal, Raise::Exit)
    }

    #[cold]
    fn misuse(class: ExceptionClass, text: &str) -> Raise<E> {
        Raise::Throw(E::from(exception(class, text)))
    }
}

impl<E> Errors<Raise<E>> for Foreign {
    #[inline]
    fn exit() -> Option<Raise<E>> {
        Some(Raise::Exit)
    }

    #[inline]
    fn is_exit(signal: &Raise<E>) -> bool {
        matches!(signal, Raise::Exit)
    }

    #[cold]
    #[inline(never)]
    #[track_caller]
    fn misuse(class: ExceptionClass, text: &str) -> Raise<E> {
        panic!("{}", exception(class, text))
    }
}

impl Errors<Infallible> for Foreign {
    #[inline(always)]
    fn exit() -> Option<Infallible> {
        None
    }

    #[inline(always)]
    fn is_exit(signal: &Infallible) -> bool {
        match *signal {}
    }

    #[cold]
    #[inline(never)]
    #[track_caller]
    fn misuse(class: ExceptionClass, text: &str) -> Infallible {
        panic!("{}", exception(class, text))
    }
}

fn exception(class: ExceptionClass, text: &str) -> Exception {
    if class == StopIteration::CLASS {
        Exception::with_class_args(class, [])
    } else {
        Exception::with_class(class, text)
    }
}

impl<S, X: Signal, N: Absence<S>, A, E: Errors<X>, C: Closing> Outer<S, X> for Rules<N, A, E, C> {
    const CLEANS: bool = C::CLEANS;
    const CHAINS: bool = E::CHAINS;

    #[inline(always)]
    fn nothing() -> Option<S> {
        N::value()
    }

    #[inline(always)]
    fn is_nothing(sent: &S) -> bool {
        N::is(sent)
    }

    #[inline(always)]
    fn exit() -> Option<X> {
        E::exit()
    }

    #[inline(always)]
    fn is_exit(signal: &X) -> bool {
        E::is_exit(signal)
    }

    #[track_caller]
    fn misuse(class: ExceptionClass, text: &str) -> X {
        E::misuse(class, text)
    }

    #[inline(always)]
    fn leave(signal: X) -> X {
        E::leave(signal)
    }

    #[inline(always)]
    fn leave_async(signal: X) -> X {
        E::leave_async(signal)
    }

    #[inline(always)]
    fn thrown(signal: X) -> X {
        E::thrown(signal)
    }
}

impl<S, R, X: Signal, N: Absence<S>, A: Absence<R>, E: Errors<X>, C: Closing> Policy<S, R, X>
    for Rules<N, A, E, C>
{
    #[inline(always)]
    fn exhausted() -> Option<R> {
        A::value()
    }

    #[inline]
    fn stopped(signal: X) -> Result<R, X> {
        match E::stop(&signal).and_then(A::returned) {
            Some(value) => Ok(value),
            None => Err(signal),
        }
    }
}
