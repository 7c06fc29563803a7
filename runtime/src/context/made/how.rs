//! What becomes of the errors of a block in the body of a manager, and the other way round.

use core::{any::Any as Typed, convert::Infallible, marker::PhantomData};

use crate::{
    context::NoError,
    generator::{Raise, Signal},
};

/// How a manager whose body raises `X` deals with blocks whose errors are `E`.
#[diagnostic::on_unimplemented(
    message = "what this context manager raises cannot become an error of type `{E}`",
    note = "its errors are those of the `Error = …` that it is declared with"
)]
pub trait How<X: Signal, E> {
    /// What swallowing gives.
    type Swallow;

    fn swallowed() -> Self::Swallow;
    fn raised(error: X::Error) -> E;
    fn throw(error: E) -> Thrown<X::Error, E>;
}

/// An error on its way to the `yield`.
#[derive(Debug)]
pub enum Thrown<T, E> {
    /// It is raised there.
    Seen(T),
    /// It has no place there: only what has to be done anyway is done.
    Unseen(E),
}

/// A body without errors: no error is seen, and none comes out.
#[derive(Debug)]
pub struct Unseen;

/// A body for errors of one type that may be borrowed or generic: that is the type of its blocks.
#[derive(Debug)]
pub struct Only<S>(PhantomData<S>);

/// A body for errors of one type, in blocks whose errors can be made of it. Other errors of the block are not seen.
#[derive(Debug)]
pub struct Any<S>(PhantomData<S>);

impl<E> How<Infallible, E> for Unseen {
    type Swallow = NoError;

    fn swallowed() -> NoError {
        unreachable!("nothing is thrown into a body without errors")
    }

    #[inline(always)]
    fn raised(error: Infallible) -> E {
        match error {}
    }

    #[inline(always)]
    fn throw(error: E) -> Thrown<Infallible, E> {
        Thrown::Unseen(error)
    }
}

impl<E, S: Swallowed> How<Raise<E>, E> for Only<S> {
    type Swallow = S;

    #[inline(always)]
    fn swallowed() -> S {
        S::swallowed()
    }

    #[inline(always)]
    fn raised(error: E) -> E {
        error
    }

    #[inline(always)]
    fn throw(error: E) -> Thrown<E, E> {
        Thrown::Seen(error)
    }
}

impl<T: 'static, E: From<T> + 'static, S: Swallowed> How<Raise<T>, E> for Any<S> {
    type Swallow = S;

    #[inline(always)]
    fn swallowed() -> S {
        S::swallowed()
    }

    #[inline(always)]
    fn raised(error: T) -> E {
        error.into()
    }

    #[inline(always)]
    fn throw(error: E) -> Thrown<T, E> {
        let mut slot = Some(error);
        let same = (&mut slot as &mut dyn Typed).downcast_mut::<Option<T>>().and_then(Option::take);
        match (same, slot) {
            (Some(error), _) => Thrown::Seen(error),
            (None, Some(error)) => Thrown::Unseen(error),
            (None, None) => unreachable!("it is in one of them"),
        }
    }
}

/// What swallowing gives: nothing, or never anything.
pub trait Swallowed {
    fn swallowed() -> Self;
}

impl Swallowed for () {
    #[inline(always)]
    fn swallowed() {}
}

impl Swallowed for NoError {
    fn swallowed() -> NoError {
        unreachable!("nothing stands around the `yield` that could catch what is raised there")
    }
}
