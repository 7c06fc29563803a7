//! How an error of a manager leaves where nothing in the block says that errors can, and what takes the place of one that was swallowed.

use core::{convert::Infallible, marker::PhantomData};

use super::ContextManager;
use crate::attempt::Leaves;

/// Asks a manager whether it can do without errors: the method that the compiler finds first is that of [`Never`].
#[allow(missing_debug_implementations, reason = "nobody sees one")]
pub struct Unknown<M>(PhantomData<fn(M)>);

#[inline(always)]
pub fn unknown<M>(_: &M) -> Unknown<M> {
    Unknown(PhantomData)
}

/// Nothing leaves.
#[allow(missing_debug_implementations, reason = "nobody sees one")]
#[derive(Clone, Copy)]
pub struct Calm;

/// Errors leave by the function's value.
#[allow(missing_debug_implementations, reason = "nobody sees one")]
#[derive(Clone, Copy)]
pub struct Leaving;

/// Of a manager that is one for no errors too.
pub trait Never {
    #[inline(always)]
    fn way(&self) -> Calm {
        Calm
    }
}

impl<M: ContextManager<Infallible>> Never for Unknown<M> {}

/// Of any other.
pub trait Fails {
    #[inline(always)]
    fn way(&self) -> Leaving {
        Leaving
    }
}

impl<M> Fails for &Unknown<M> {}

impl Calm {
    #[inline(always)]
    pub fn leave<R>(self, error: Infallible) -> R {
        match error {}
    }
}

impl Leaving {
    #[inline(always)]
    pub fn leave<R: Leaves<E>, E>(self, error: E) -> R {
        R::leave(error)
    }
}

/// What becomes of an error where there can be none.
#[inline(always)]
pub fn absurd<R>(error: Infallible) -> R {
    match error {}
}

/// The value of a block whose error was swallowed.
#[diagnostic::on_unimplemented(
    message = "this context manager may swallow an error, and then the block has no value",
    label = "a value of type `{N}` is needed for that case",
    note = "write `else {{ value }}` after the block, or end the block with `;`"
)]
pub trait Recovered<N> {
    fn recovered(self) -> N;
}

impl<N> Recovered<N> for Infallible {
    #[inline(always)]
    fn recovered(self) -> N {
        match self {}
    }
}

// For no other type: so a block that never comes to its end has this one.
impl Recovered<()> for () {
    #[inline(always)]
    fn recovered(self) {}
}

#[inline(always)]
pub fn recovered<N, S: Recovered<N>>(swallow: S) -> N {
    swallow.recovered()
}

/// Where `else` has the value.
#[inline(always)]
pub fn swallowed<S>(_: S) {}
