//! Python's generators: what [`generators!`](crate::generators) makes, and the trait that they share.
//!
//! A generator is a value: it can be moved before and after its first item, is `Send` when its body is, and is an
//! [`Iterator`] where nothing need be sent. Its body runs only while somebody asks it for more.

#![allow(
    clippy::type_complexity,
    reason = "a channel has the types of what passes through it, and all of them"
)]

pub(crate) mod async_items;
mod asynchronous;
mod body;
mod channel;
mod cleaning;
mod delegate;
mod frames;
mod leaves;
mod lent;
mod made;
mod nothing;
mod policy;
mod shared;
mod signal;

use alloc::boxed::Box;
use core::fmt;

pub use self::{
    async_items::AsyncItems,
    asynchronous::AsyncGen,
    made::Gen,
    nothing::Nothing,
    shared::Shared,
    signal::{Raise, Signal},
};

pub(crate) use self::{lent::Lent, policy::Policy};

/// What expansions name.
#[doc(hidden)]
pub mod private {
    pub use super::{
        AsyncGen, Gen, Signal,
        asynchronous::{AsyncBody, AsyncTypes},
        body::{Body, Delegating, Flat},
        channel::Token,
        cleaning::Cleaning,
        delegate::{FromAlien, FromIterable, FromMute, FromOther, FromSame, call},
        lent::{Lends, Lent},
        policy::{Absent, ConvertedErrors, ForeignErrors, Probe, rules},
        signal::Raise,
    };
    pub use core::convert::Infallible;

    /// A value for a jump that is never taken.
    #[cold]
    pub fn never<T>() -> T {
        unreachable!("the jump shows where a `yield` stands, and is not taken")
    }
}

/// What a generator gives when it is resumed: Python's item, or the `value` of its `StopIteration`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Generated<Y, R> {
    /// The body has reached a `yield`.
    Yielded(Y),
    /// The body has ended.
    Returned(R),
}

impl<Y, R> Generated<Y, R> {
    /// What was yielded.
    #[inline]
    pub fn yielded(self) -> Option<Y> {
        match self {
            Self::Yielded(value) => Some(value),
            Self::Returned(_) => None,
        }
    }

    /// What was returned.
    #[inline]
    pub fn returned(self) -> Option<R> {
        match self {
            Self::Yielded(_) => None,
            Self::Returned(value) => Some(value),
        }
    }
}

/// Where a generator stands, as Python's `inspect.getgeneratorstate` says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Nothing of the body has run.
    Created,
    /// The body runs at this moment.
    Running,
    /// The body waits at a `yield`.
    Suspended,
    /// The body has ended.
    Closed,
}

/// `GEN_CREATED` and so on.
impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            State::Created => "GEN_CREATED",
            State::Running => "GEN_RUNNING",
            State::Suspended => "GEN_SUSPENDED",
            State::Closed => "GEN_CLOSED",
        })
    }
}

/// What every generator can do. It may stand behind `dyn`, for which [`yield from`](crate::generators) has no need:
/// it takes any generator.
///
/// ```
/// use dunder::{generator::Generator, generators};
///
/// generators! {
///     fn count() -> Generator<u32> { yield 1; yield 2; }
/// }
///
/// fn drain(g: &mut dyn Generator<Yield = u32, Send = (), Return = (), Error = std::convert::Infallible>) -> u32 {
///     let mut sum = 0;
///     while let Ok(dunder::Generated::Yielded(n)) = g.resume() {
///         sum += n;
///     }
///     sum
/// }
/// assert_eq!(drain(&mut count()), 3);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a generator",
    note = "a function in `generators! {{ … }}` returns one"
)]
pub trait Generator {
    /// What `yield` gives out.
    type Yield;
    /// What `yield` evaluates to.
    type Send;
    /// What the body returns.
    type Return;
    /// What may be raised in the body, and leave it.
    type Error;

    /// Python's `next(g)`, keeping what is returned: runs on to the next `yield`, which evaluates to nothing.
    ///
    /// # Errors
    ///
    /// What the body raises.
    fn resume(&mut self) -> Result<Generated<Self::Yield, Self::Return>, Self::Error>;

    /// Python's `g.send(value)`: the `yield` that the body waits at evaluates to `value`.
    ///
    /// # Errors
    ///
    /// What the body raises.
    fn send(&mut self, value: Self::Send) -> Result<Generated<Self::Yield, Self::Return>, Self::Error>;

    /// Python's `g.throw(error)`: the `yield` that the body waits at raises `error`.
    ///
    /// # Errors
    ///
    /// What the body raises: `error`, unless it handles it.
    fn throw(&mut self, error: Self::Error) -> Result<Generated<Self::Yield, Self::Return>, Self::Error>;

    /// Python's `g.close()`: ends the body where it waits.
    ///
    /// # Errors
    ///
    /// What the body raises on its way out.
    fn close(&mut self) -> Result<(), Self::Error>;

    /// Where it stands.
    fn state(&self) -> State;

    /// Whether it waits inside of a `yield from`: in Python, whether `g.gi_yieldfrom` is not `None`.
    fn is_delegating(&self) -> bool {
        false
    }
}

macro_rules! forward {
    ($($type:ty),+) => { $(
        impl<G: Generator + ?Sized> Generator for $type {
            type Yield = G::Yield;
            type Send = G::Send;
            type Return = G::Return;
            type Error = G::Error;

            #[inline]
            fn resume(&mut self) -> Result<Generated<G::Yield, G::Return>, G::Error> {
                (**self).resume()
            }

            #[inline]
            fn send(&mut self, value: G::Send) -> Result<Generated<G::Yield, G::Return>, G::Error> {
                (**self).send(value)
            }

            #[inline]
            fn throw(&mut self, error: G::Error) -> Result<Generated<G::Yield, G::Return>, G::Error> {
                (**self).throw(error)
            }

            #[inline]
            fn close(&mut self) -> Result<(), G::Error> {
                (**self).close()
            }

            #[inline]
            fn state(&self) -> State {
                (**self).state()
            }

            #[inline]
            fn is_delegating(&self) -> bool {
                (**self).is_delegating()
            }
        }
    )+ };
}
forward!(&mut G, Box<G>);
