//! Functions that managers stand around: what they come to, as far as their managers see it.

use core::marker::PhantomData;

use super::{NoError, leave::Leaving};
use crate::{attempt::private::Pin, value::Value};

/// A question about what a function returns.
#[allow(missing_debug_implementations, reason = "nobody sees one")]
pub struct Asked<R>(PhantomData<fn() -> R>);

#[inline(always)]
pub fn asked<R>(_: Pin<R>) -> Asked<R> {
    Asked(PhantomData)
}

impl<T, E> Asked<Result<T, E>> {
    #[inline(always)]
    pub fn kind(&self) -> AsResult {
        AsResult
    }
}

/// What is no `Result`.
pub trait Otherwise {
    #[inline(always)]
    fn kind(&self) -> AsValue {
        AsValue
    }
}

impl<R> Otherwise for Asked<R> {}

/// An `Err` is what Python raises.
#[derive(Clone, Copy, Debug)]
pub struct AsResult;

/// Nothing is raised.
#[derive(Clone, Copy, Debug)]
pub struct AsValue;

impl AsResult {
    /// How errors leave: as errors of the result, whatever the managers can do.
    #[inline(always)]
    pub fn unless<W>(self, _: W) -> Leaving {
        Leaving
    }
}

impl AsValue {
    /// How errors leave: as the managers say.
    #[inline(always)]
    pub fn unless<W>(self, managers: W) -> W {
        managers
    }
}

/// What is returned within a block: whether its managers take it for an error.
pub trait Sift<R, E> {
    fn sift(returned: R) -> Result<R, E>;
}

impl<T, E> Sift<Result<T, E>, E> for AsResult {
    #[inline(always)]
    fn sift(returned: Result<T, E>) -> Result<Result<T, E>, E> {
        match returned {
            Err(error) => Err(error),
            returned => Ok(returned),
        }
    }
}

impl<R, E> Sift<R, E> for AsValue {
    #[inline(always)]
    fn sift(returned: R) -> Result<R, E> {
        Ok(returned)
    }
}

#[inline(always)]
#[expect(clippy::missing_errors_doc, reason = "that of the function")]
pub fn sift<K: Sift<R, E>, R, E>(_: K, returned: R) -> Result<R, E> {
    K::sift(returned)
}

/// What a function comes to: a value, or an error that its managers see.
pub trait Outcome<R> {
    type Value;
    type Error;

    fn split(returned: R) -> Result<Self::Value, Self::Error>;
    fn returned(value: Self::Value) -> R;
    fn raised(error: Self::Error) -> R;
}

impl<T, E> Outcome<Result<T, E>> for AsResult {
    type Value = T;
    type Error = E;

    #[inline(always)]
    fn split(returned: Result<T, E>) -> Result<T, E> {
        returned
    }

    #[inline(always)]
    fn returned(value: T) -> Result<T, E> {
        Ok(value)
    }

    #[inline(always)]
    fn raised(error: E) -> Result<T, E> {
        Err(error)
    }
}

impl<R> Outcome<R> for AsValue {
    type Value = R;
    type Error = NoError;

    #[inline(always)]
    fn split(returned: R) -> Result<R, NoError> {
        Ok(returned)
    }

    #[inline(always)]
    fn returned(value: R) -> R {
        value
    }

    #[inline(always)]
    fn raised(error: NoError) -> R {
        match error {}
    }
}

#[inline(always)]
#[expect(clippy::missing_errors_doc, reason = "that of the function")]
pub fn split<K: Outcome<R>, R>(_: K, returned: R) -> Result<K::Value, K::Error> {
    K::split(returned)
}

#[inline(always)]
pub fn returned<K: Outcome<R>, R>(_: K, value: K::Value) -> R {
    K::returned(value)
}

#[inline(always)]
pub fn raised<K: Outcome<R>, R>(_: K, error: K::Error) -> R {
    K::raised(error)
}

/// What a function returns whose error was swallowed: Python's `None`.
pub trait Skipped<N> {
    fn skipped(self) -> N;
}

impl<N> Skipped<N> for NoError {
    #[inline(always)]
    fn skipped(self) -> N {
        match self {}
    }
}

impl<N: NothingReturned> Skipped<N> for () {
    #[inline(always)]
    fn skipped(self) -> N {
        N::nothing()
    }
}

/// What a function can return in place of a value.
#[diagnostic::on_unimplemented(
    message = "this context manager may swallow an error, and then the function has nothing to return",
    label = "a value of type `{Self}` is needed for that case",
    note = "let it return `()` or an `Option`, which have a `None`, or write `with!(… => {{ … }} else {{ value }})` in it"
)]
pub trait NothingReturned {
    fn nothing() -> Self;
}

impl NothingReturned for () {
    #[inline(always)]
    fn nothing() {}
}

impl<T> NothingReturned for Option<T> {
    #[inline(always)]
    fn nothing() -> Self {
        None
    }
}

impl NothingReturned for Value {
    #[inline]
    fn nothing() -> Self {
        Value::None
    }
}

#[inline(always)]
pub fn skipped<N, S: Skipped<N>>(swallow: S) -> N {
    swallow.skipped()
}
