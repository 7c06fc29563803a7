//! A generator as an object that several names refer to.

use alloc::rc::Rc;
use core::{cell::RefCell, fmt};

use super::{Generated, Generator, State};
use crate::exception::{Exception, ValueError};

/// A generator that can be had several times: a clone is the same generator, as in Python a second name is.
///
/// It can therefore be reached while it runs, also by its own body. That is CPython's `ValueError: generator already executing`,
/// so the error type must be one that can be made of an [`Exception`].
///
/// ```
/// use dunder::{Exception, Generated::Yielded, generator::Generator as _, generators};
///
/// generators! {
///     fn count() -> Generator<u32, (), (), Exception> { yield 1; yield 2; }
/// }
/// let mut g = count().shared();
/// let mut same = g.clone();
/// assert_eq!(g.resume().unwrap(), Yielded(1));
/// assert_eq!(same.resume().unwrap(), Yielded(2));
/// ```
pub struct Shared<G>(Rc<RefCell<G>>);

impl<G> Shared<G> {
    /// Takes the generator in.
    #[inline]
    pub fn new(generator: G) -> Self {
        Shared(Rc::new(RefCell::new(generator)))
    }

    fn with<T>(&self, f: impl FnOnce(&mut G) -> Result<T, G::Error>) -> Result<T, G::Error>
    where
        G: Generator<Error: From<Exception>>,
    {
        match self.0.try_borrow_mut() {
            Ok(mut generator) => f(&mut generator),
            Err(_) => Err(Exception::from(ValueError::new("generator already executing")).into()),
        }
    }
}

impl<G> Clone for Shared<G> {
    #[inline]
    fn clone(&self) -> Self {
        Shared(Rc::clone(&self.0))
    }
}

impl<G> fmt::Debug for Shared<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<generator object>")
    }
}

impl<G: Generator<Error: From<Exception>>> Generator for Shared<G> {
    type Yield = G::Yield;
    type Send = G::Send;
    type Return = G::Return;
    type Error = G::Error;

    fn resume(&mut self) -> Result<Generated<G::Yield, G::Return>, G::Error> {
        self.with(G::resume)
    }

    fn send(&mut self, value: G::Send) -> Result<Generated<G::Yield, G::Return>, G::Error> {
        self.with(|generator| generator.send(value))
    }

    fn throw(&mut self, error: G::Error) -> Result<Generated<G::Yield, G::Return>, G::Error> {
        self.with(|generator| generator.throw(error))
    }

    fn close(&mut self) -> Result<(), G::Error> {
        self.with(G::close)
    }

    fn state(&self) -> State {
        self.0.try_borrow().map_or(State::Running, |generator| generator.state())
    }

    fn is_delegating(&self) -> bool {
        self.0.try_borrow().is_ok_and(|generator| generator.is_delegating())
    }
}
