//! What can be raised at a `yield`.

use core::convert::Infallible;

/// What the `yield` of a body can raise: [`Infallible`] where no error type is declared, [`Raise`] where one is.
pub trait Signal: Sized {
    /// The error of the generator.
    type Error;
    /// The item of the iterator: an item that may be an error where there can be one.
    type Item<Y>;

    #[doc(hidden)]
    fn throw(error: Self::Error) -> Self;

    /// The error, or none where it says that the generator is being closed.
    #[doc(hidden)]
    fn error(self) -> Option<Self::Error>;

    #[doc(hidden)]
    fn item<Y>(item: Result<Y, Self::Error>) -> Self::Item<Y>;
}

/// What the `yield` of a generator with an error type raises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Raise<E> {
    /// `throw(e)`, or what `?` has found.
    Throw(E),
    /// The generator is being closed, and its error type has no `GeneratorExit`.
    Exit,
}

impl Signal for Infallible {
    type Error = Infallible;
    type Item<Y> = Y;

    #[inline(always)]
    fn throw(error: Infallible) -> Self {
        error
    }

    #[inline(always)]
    fn error(self) -> Option<Infallible> {
        match self {}
    }

    #[inline(always)]
    fn item<Y>(item: Result<Y, Infallible>) -> Y {
        match item {
            Ok(item) => item,
            Err(never) => match never {},
        }
    }
}

impl<E> Signal for Raise<E> {
    type Error = E;
    type Item<Y> = Result<Y, E>;

    #[inline(always)]
    fn throw(error: E) -> Self {
        Raise::Throw(error)
    }

    #[inline(always)]
    fn error(self) -> Option<E> {
        match self {
            Raise::Throw(error) => Some(error),
            Raise::Exit => None,
        }
    }

    #[inline(always)]
    fn item<Y>(item: Result<Y, E>) -> Result<Y, E> {
        item
    }
}
