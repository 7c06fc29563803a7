//! How an error of a manager leaves where nothing in the block says that errors can, and what takes the place of one that was swallowed.

use core::{convert::Infallible, marker::PhantomData};

use super::{AsyncContextManager, ContextManager, held::Held};
use crate::attempt::{
    Leaves,
    private::{Pin, pin},
};

/// The managers of one block, to be asked whether they can do without errors: the compiler looks for a method in [`Never`], [`Fails`] and
/// [`Wrong`].
#[allow(missing_debug_implementations, reason = "nobody sees one")]
pub struct Unknown<M>(PhantomData<fn(M)>);

/// A manager after others.
#[allow(missing_debug_implementations, reason = "nobody sees one")]
pub struct And<Before, M, E>(PhantomData<fn(Before, M, E)>);

/// An asynchronous manager after others.
#[allow(missing_debug_implementations, reason = "nobody sees one")]
pub struct AndAsync<Before, M, E>(PhantomData<fn(Before, M, E)>);

#[inline(always)]
pub fn unknown() -> Unknown<()> {
    Unknown(PhantomData)
}

impl<Before> Unknown<Before> {
    #[inline(always)]
    pub fn and<M, E>(&self, _: Pin<Held<M, E>>) -> Unknown<And<Before, M, E>> {
        Unknown(PhantomData)
    }

    #[inline(always)]
    pub fn and_async<M, E>(&self, _: Pin<Held<M, E>>) -> Unknown<AndAsync<Before, M, E>> {
        Unknown(PhantomData)
    }
}

/// The type of a manager.
#[inline(always)]
pub fn kind<M, E>(_: &Held<M, E>) -> Pin<Held<M, E>> {
    pin()
}

/// Carries the type of a manager to where it is asked about.
#[inline(always)]
pub fn shown<M, E>(_: Pin<Held<M, E>>, _: &Held<M, E>) {}

/// What is a manager for no errors too.
pub trait Infallibly {}

impl Infallibly for () {}

impl<Before: Infallibly, M: ContextManager<Infallible>, E> Infallibly for And<Before, M, E> {}

impl<Before: Infallibly, M: AsyncContextManager<Infallible>, E> Infallibly for AndAsync<Before, M, E> {}

/// What consists of managers.
pub trait Managers {}

impl Managers for () {}

impl<Before: Managers, M: ContextManager<E>, E> Managers for And<Before, M, E> {}

impl<Before: Managers, M: AsyncContextManager<E>, E> Managers for AndAsync<Before, M, E> {}

/// Of managers that all can.
pub trait Never {
    #[inline(always)]
    fn way(&self) -> Calm {
        Calm
    }
}

impl<M: Infallibly> Never for &Unknown<M> {}

/// Of other managers.
pub trait Fails {
    #[inline(always)]
    fn way(&self) -> Leaving {
        Leaving
    }
}

impl<M: Managers> Fails for &&Unknown<M> {}

/// Of what is none: that is an error elsewhere, and so not here.
pub trait Wrong {
    #[inline(always)]
    fn way(&self) -> Nowhere {
        Nowhere
    }
}

impl<M> Wrong for Unknown<M> {}

/// How errors leave: what comes out of the question, which is asked last.
pub trait Way<E, R> {
    fn leave(error: E) -> R;
}

/// Nothing leaves.
#[allow(missing_debug_implementations, reason = "nobody sees one")]
pub struct Calm;

/// Errors leave by the function's value.
#[allow(missing_debug_implementations, reason = "nobody sees one")]
pub struct Leaving;

/// It does not compile.
#[allow(missing_debug_implementations, reason = "nobody sees one")]
pub struct Nowhere;

impl<E, R> Way<E, R> for Nowhere {
    fn leave(_: E) -> R {
        unreachable!("what is no context manager does not compile")
    }
}

impl<R> Way<Infallible, R> for Calm {
    #[inline(always)]
    fn leave(error: Infallible) -> R {
        match error {}
    }
}

impl<E, R: Leaves<E>> Way<E, R> for Leaving {
    #[inline(always)]
    fn leave(error: E) -> R {
        R::leave(error)
    }
}

#[inline(always)]
pub fn leave<W: Way<E, R>, E, R>(_: Pin<W>, error: E) -> R {
    W::leave(error)
}

/// What becomes of an error where there can be none.
#[inline(always)]
pub fn absurd<R>(error: Infallible) -> R {
    match error {}
}

/// The value of a block whose error was swallowed.
pub trait Recovered<N> {
    fn recovered(self) -> N;
}

impl<N> Recovered<N> for Infallible {
    #[inline(always)]
    fn recovered(self) -> N {
        match self {}
    }
}

// By a second trait: so the type is known from the block before anybody asks for it, and the message is that of the second.
impl<N: Valueless> Recovered<N> for () {
    #[inline(always)]
    fn recovered(self) -> N {
        N::nothing()
    }
}

/// The value of a block that has none.
#[diagnostic::on_unimplemented(
    message = "this context manager may swallow an error, and then the block has no value",
    label = "a value of type `{Self}` is needed for that case",
    note = "write `else {{ value }}` after the block, or end the block with `;`"
)]
pub trait Valueless {
    fn nothing() -> Self;
}

impl Valueless for () {
    #[inline(always)]
    fn nothing() {}
}

#[inline(always)]
pub fn recovered<N, S: Recovered<N>>(swallow: S) -> N {
    swallow.recovered()
}

/// As [`Recovered`], of a block that does not come to a value: where an error may be swallowed, it has that of nothing.
pub trait Ended<N> {
    fn ended(self) -> N;
}

impl<N> Ended<N> for Infallible {
    #[inline(always)]
    fn ended(self) -> N {
        match self {}
    }
}

impl Ended<()> for () {
    #[inline(always)]
    fn ended(self) {}
}

#[inline(always)]
pub fn ended<N, S: Ended<N>>(swallow: S) -> N {
    swallow.ended()
}

/// Where `else` has the value.
#[inline(always)]
pub fn swallowed<S>(_: S) {}
