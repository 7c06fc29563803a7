//! `yield from`: what the expression's type makes of it.
//!
//! A generator with the channel's types becomes a frame (`frames.rs`); another generator, be it boxed, borrowed, shared or with
//! another error, is driven step by step; anything else is iterated over. The expansion asks a [`Route`] behind as many references
//! as there are answers: the more an implementation has, the earlier it is tried.

use core::{convert::Infallible, marker::PhantomData};

use super::{
    Gen, Generated, Generator, Signal,
    body::Body,
    channel::{Leaf, Steps, Token},
    frames::FromCall,
    policy::Outer,
};
use crate::exception::{AttributeError, ExceptionType as _};

/// A call that makes what is delegated to. The arguments are values already; the call comes when the leaf is polled, so that
/// nothing but them is held until then.
#[allow(missing_debug_implementations, reason = "a call has no form to show")]
pub struct Call<Y, S, X, P, A, G, C> {
    token: Token<Y, S, X, P>,
    args: A,
    call: C,
    made: PhantomData<fn() -> G>,
}

#[inline(always)]
pub fn call<Y, S, X, P, A, G, C: FnOnce(A) -> G>(
    token: Token<Y, S, X, P>,
    args: A,
    call: C,
) -> Call<Y, S, X, P, A, G, C> {
    Call { token, args, call, made: PhantomData }
}

impl<Y, S, X, P, A, G, C> Call<Y, S, X, P, A, G, C> {
    #[inline(always)]
    pub fn route(&self) -> Route<Y, S, X, G> {
        Route(PhantomData)
    }
}

/// Asks how a `G` is delegated to.
#[derive(Debug)]
pub struct Route<Y, S, X, G>(PhantomData<fn(Y, S, X, G)>);

/// A generator of the same types.
#[derive(Debug)]
pub struct Same;
/// Another generator, with the same error.
#[derive(Debug)]
pub struct Other;
/// A generator that raises nothing.
#[derive(Debug)]
pub struct Mute;
/// A generator with an error that converts.
#[derive(Debug)]
pub struct Alien;
/// No generator.
#[derive(Debug)]
pub struct Iterable;

pub trait FromSame {
    #[inline(always)]
    fn way(&self) -> Same {
        Same
    }
}
impl<Y, S, R, X: Signal, B: Body<Y, S, R, X>> FromSame for &&&&Route<Y, S, X, Gen<Y, S, R, X, B>> {}

pub trait FromOther {
    #[inline(always)]
    fn way(&self) -> Other {
        Other
    }
}
impl<Y, S, X: Signal, G: Generator<Yield = Y, Send = S, Error = X::Error>> FromOther
    for &&&Route<Y, S, X, G>
{
}

pub trait FromMute {
    #[inline(always)]
    fn way(&self) -> Mute {
        Mute
    }
}
impl<Y, S, X, G: Generator<Yield = Y, Send = S, Error = Infallible>> FromMute for &&Route<Y, S, X, G> {}

pub trait FromAlien {
    #[inline(always)]
    fn way(&self) -> Alien {
        Alien
    }
}
impl<Y, S, X, G> FromAlien for &Route<Y, S, X, G>
where
    X: Signal<Error: From<G::Error>>,
    G: Generator<Yield = Y, Send = S>,
{
}

pub trait FromIterable {
    #[inline(always)]
    fn way(&self) -> Iterable {
        Iterable
    }
}
impl<Y, S, X, G> FromIterable for Route<Y, S, X, G> {}

impl Same {
    #[inline(always)]
    pub fn take<Y, S, R, X, P, A, B, C>(
        self,
        call: Call<Y, S, X, P, A, Gen<Y, S, R, X, B>, C>,
    ) -> FromCall<Y, S, R, X, P, A, B, C>
    where
        X: Signal,
    {
        FromCall::new(call.token, call.args, call.call)
    }
}

macro_rules! driven {
    ($($way:ident: $bridge:ident),+) => { $(
        impl $way {
            #[inline]
            pub fn take<Y, S, X, P, A, G, C>(self, call: Call<Y, S, X, P, A, G, C>) -> Leaf<Y, S, X, Drive<G, $bridge, P>>
            where
                C: FnOnce(A) -> G,
            {
                call.token.leaf(Drive::new((call.call)(call.args)))
            }
        }
    )+ };
}
driven!(Other: Equal, Mute: Silent, Alien: Into);

impl Iterable {
    #[inline]
    pub fn take<Y, S, X, P, A, G, C>(
        self,
        call: Call<Y, S, X, P, A, G, C>,
    ) -> Leaf<Y, S, X, Iterate<G::Items, P>>
    where
        C: FnOnce(A) -> G,
        G: YieldFrom<Y>,
    {
        call.token.leaf(Iterate { items: (call.call)(call.args).items(), policy: PhantomData })
    }
}

/// What `yield from` takes besides generators: all that can be iterated over.
#[diagnostic::on_unimplemented(
    message = "`yield from` cannot take a `{Self}` here",
    label = "this gives no `{Y}`",
    note = "it takes generators and what can be iterated over, with items of the type that the generator yields: `{Y}`"
)]
pub trait YieldFrom<Y> {
    type Items: Iterator<Item = Y>;

    fn items(self) -> Self::Items;
}

impl<Y, I: IntoIterator<Item = Y>> YieldFrom<Y> for I {
    type Items = I::IntoIter;

    #[inline(always)]
    fn items(self) -> I::IntoIter {
        self.into_iter()
    }
}

/// How the errors of the two generators fit together.
pub trait Bridge<G: Generator, X: Signal> {
    fn raised(error: G::Error) -> X;
    /// Hands an error to the generator, or closes it and gives the error back.
    fn throw(generator: &mut G, error: X::Error) -> Result<Generated<G::Yield, G::Return>, X>;
}

/// They are the same.
#[derive(Debug)]
pub struct Equal;
/// The inner one raises nothing.
#[derive(Debug)]
pub struct Silent;
/// That of the inner one converts.
#[derive(Debug)]
pub struct Into;

impl<X: Signal, G: Generator<Error = X::Error>> Bridge<G, X> for Equal {
    #[inline]
    fn raised(error: X::Error) -> X {
        X::throw(error)
    }

    #[inline]
    fn throw(generator: &mut G, error: X::Error) -> Result<Generated<G::Yield, G::Return>, X> {
        generator.throw(error).map_err(X::throw)
    }
}

impl<X: Signal, G: Generator<Error = Infallible>> Bridge<G, X> for Silent {
    #[inline]
    fn raised(error: Infallible) -> X {
        match error {}
    }

    #[inline]
    fn throw(generator: &mut G, error: X::Error) -> Result<Generated<G::Yield, G::Return>, X> {
        let Ok(()) = generator.close();
        Err(X::throw(error))
    }
}

impl<X: Signal<Error: From<G::Error>>, G: Generator> Bridge<G, X> for Into {
    #[inline]
    fn raised(error: G::Error) -> X {
        X::throw(error.into())
    }

    #[inline]
    fn throw(generator: &mut G, error: X::Error) -> Result<Generated<G::Yield, G::Return>, X> {
        match generator.close() {
            Ok(()) => Err(X::throw(error)),
            Err(other) => Err(X::throw(other.into())),
        }
    }
}

/// Drives a generator step by step.
#[derive(Debug)]
pub struct Drive<G, H, P> {
    generator: G,
    policy: PhantomData<fn(H, P)>,
}

impl<G, H, P> Drive<G, H, P> {
    #[inline]
    pub(super) fn new(generator: G) -> Self {
        Drive { generator, policy: PhantomData }
    }
}

impl<Y, S, X, G, H, P> Steps<Y, S, X> for Drive<G, H, P>
where
    X: Signal,
    G: Generator<Yield = Y, Send = S>,
    H: Bridge<G, X>,
    P: Outer<S, X>,
{
    type Return = G::Return;

    #[inline]
    fn step(&mut self, input: Option<Result<S, X>>) -> Result<Generated<Y, G::Return>, X> {
        match input {
            None => self.generator.resume().map_err(H::raised),
            Some(Ok(value)) => self.generator.send(value).map_err(H::raised),
            Some(Err(signal)) if P::is_exit(&signal) => match self.generator.close() {
                Ok(()) => Err(signal),
                Err(error) => Err(H::raised(error)),
            },
            Some(Err(signal)) => match signal.error() {
                Some(error) => H::throw(&mut self.generator, error),
                None => unreachable!("a signal without an error is an exit"),
            },
        }
    }
}

/// Iterates.
#[derive(Debug)]
pub struct Iterate<I, P> {
    items: I,
    policy: PhantomData<fn(P)>,
}

impl<Y, S, X: Signal, I: Iterator<Item = Y>, P: Outer<S, X>> Steps<Y, S, X> for Iterate<I, P> {
    type Return = ();

    #[inline(always)]
    fn step(&mut self, input: Option<Result<S, X>>) -> Result<Generated<Y, ()>, X> {
        match input {
            Some(Err(signal)) => return Err(signal),
            Some(Ok(value)) if !takes_nothing::<S, X, P>(&value) => {
                return Err(no_send::<S, X, I, P>());
            }
            _ => {}
        }
        Ok(self.items.next().map_or(Generated::Returned(()), Generated::Yielded))
    }
}

/// Python names the type of the iterator; here that is the name of its Rust type.
#[cold]
fn no_send<S, X: Signal, I, P: Outer<S, X>>() -> X {
    let text = alloc::format!("'{}' object has no attribute 'send'", crate::exception::short_name::<I>());
    P::misuse(AttributeError::CLASS, &text)
}

/// Whether an iterator can be sent this: nothing, or something of a type without a `None`, of which Python has no notion.
#[inline(always)]
fn takes_nothing<S, X: Signal, P: Outer<S, X>>(value: &S) -> bool {
    P::nothing().is_none() || P::is_nothing(value)
}
