//! As many managers as a program turns out to need: Python's `contextlib.ExitStack`.

mod asynchronous;
mod exit;
mod exits;
mod opened;

use core::{fmt, mem};

pub use self::asynchronous::AsyncExitStack;
use self::{exit::Exit, exits::Exits};
use super::{ContextManager, IntoContextManager, NoError, callback, library::Outcome, nullcontext};
use crate::attempt::context;
use crate::system::close_quietly;

/// Python's `ExitStack`: managers that are entered one by one, and left in the opposite order, as those of nested blocks would be.
///
/// ```
/// use dunder::context::ExitStack;
/// use dunder::prelude::*;
/// use std::io::{BufWriter, Write};
///
/// fn copies(sinks: Vec<&mut Vec<u8>>, text: &str) -> std::io::Result<()> {
///     with!(ExitStack::new() as stack => {
///         let mut files = Vec::new();
///         for sink in sinks {
///             files.push(stack.enter(BufWriter::new(sink))?);
///         }
///         for file in files {
///             file.write_all(text.as_bytes())?;
///         }
///     });
///     Ok(())
/// }
/// # let (mut a, mut b) = (Vec::new(), Vec::new());
/// # copies(vec![&mut a, &mut b], "x").unwrap();
/// # assert_eq!((a, b), (b"x".to_vec(), b"x".to_vec()));
/// ```
///
/// `'a` is what managers may borrow: whatever lives longer than the stack. What the stack itself holds does not: a manager that borrows
/// the target of another goes into a second stack, or a block inside. `E` is the type of errors, as that of a [`ContextManager`]; in
/// [`with!`](crate::with!) the block says it, elsewhere `ExitStack::<Exception>::new()` does.
///
/// | Python | here |
/// |---|---|
/// | `stack.enter_context(manager)` | [`stack.enter(manager)?`](ExitStack::enter) |
/// | `stack.push(manager)` | [`stack.push(manager)`](ExitStack::push) |
/// | `stack.push(function)` | [`stack.push_exit(function)`](ExitStack::push_exit) |
/// | `stack.callback(f, x)` | [`stack.callback(\|\| f(x))`](ExitStack::callback) |
/// | `stack.pop_all()` | [`stack.pop_all()`](ExitStack::pop_all) |
/// | `stack.close()` | [`stack.close()?`](ExitStack::close) |
/// | `with stack:` | `with!(stack => { … })`, `with!(&mut stack => { … })` |
///
/// Errors go through it as through `contextlib`'s: each exit sees what the one after it has left, may swallow and replace it, and what
/// is raised instead has the context that CPython gives it.
///
/// In CPython nothing happens to a stack that is never closed. Here, as everywhere in Rust, what is dropped is cleaned up: the
/// exits run as they do after a panic, by [`exit_unwind`](ContextManager::exit_unwind). `std::mem::forget(stack)` is CPython's way.
pub struct ExitStack<'a, E> {
    exits: Exits<dyn Exit<E> + 'a>,
}

impl<'a, E> ExitStack<'a, E> {
    /// A stack that holds nothing.
    #[must_use]
    #[inline]
    pub fn new() -> Self {
        ExitStack { exits: Exits::default() }
    }

    /// Enters a manager, and gives what it gives; the stack leaves it in its turn.
    ///
    /// What ends by being dropped ends where you drop it, as the guard that a lock gives. [`keep`](ExitStack::keep) has the stack
    /// hold it.
    ///
    /// # Errors
    ///
    /// What hinders the manager. It is not left then, as it was not entered.
    #[inline]
    pub fn enter<M, Kind>(&self, manager: M) -> Result<<M::Manager as ContextManager<E>>::Target<'_>, E>
    where
        M: IntoContextManager<E, Kind, Manager: 'a>,
    {
        self.exits.enter(manager.into_manager(), M::Manager::enter_in_place, |manager| manager)
    }

    /// Leaves a manager in its turn, which it does not enter: somebody else has, or it needs no entering.
    #[inline]
    pub fn push<Kind, M: IntoContextManager<E, Kind, Manager: 'a>>(&self, manager: M) {
        self.exits.push(manager.into_manager(), |manager| manager);
    }

    /// Calls a function in its turn, with the error that is on its way there, if one is. As of
    /// [`exit_err`](ContextManager::exit_err), `Ok` swallows that error, and `Err` lets it go on or puts another one in its place.
    ///
    /// After a panic it is dropped uncalled: the panic is none of the ways that it knows. What has to be done in any case is for
    /// [`callback`](ExitStack::callback).
    ///
    /// ```
    /// use dunder::context::ExitStack;
    /// use dunder::prelude::*;
    ///
    /// fn half(text: &str) -> Result<i32, Exception> {
    ///     with!(ExitStack::new() as stack => {
    ///         stack.push_exit(|error| match error {
    ///             Some(error) => Err(RuntimeError::new(format!("half of {text:?}")).with_cause(error).into()),
    ///             None => Ok(()),
    ///         });
    ///         return Ok(text.parse::<i32>()? / 2);
    ///     });
    ///     Ok(0)
    /// }
    /// assert_eq!(half("8").unwrap(), 4);
    /// assert_eq!(half("x").unwrap_err().to_string(), "RuntimeError: half of \"x\"");
    /// ```
    #[inline]
    pub fn push_exit<F: FnOnce(Option<E>) -> Result<(), E> + 'a>(&self, function: F) {
        self.exits.push(exit::Function(Some(function)), |function| function);
    }

    /// Calls a function in its turn, however the stack is left. It gives nothing, or a `Result` whose error is raised.
    #[inline]
    pub fn callback<F, R>(&self, function: F)
    where
        F: FnOnce() -> R + 'a,
        R: Outcome<E>,
    {
        self.exits.push(callback(function), |function| function);
    }

    /// Takes a value, to drop it in its turn.
    ///
    /// ```
    /// use dunder::context::ExitStack;
    /// use dunder::prelude::*;
    /// use std::sync::Mutex;
    ///
    /// let accounts = [Mutex::new(5), Mutex::new(7)];
    /// with!(ExitStack::new() as stack => {
    ///     let held: Vec<_> = accounts.iter().map(|account| stack.keep(account.lock().unwrap())).collect();
    ///     assert_eq!(held.iter().map(|held| ***held).sum::<i32>(), 12);
    /// });
    /// ```
    #[inline]
    pub fn keep<T: 'a>(&self, value: T) -> &mut T {
        let Ok(kept) = self.exits.enter(
            nullcontext(value),
            |kept, _| ContextManager::<NoError>::enter(kept),
            |kept| kept,
        );
        kept
    }

    /// Moves everything to a new stack: this one leaves nothing any more.
    ///
    /// ```
    /// use dunder::context::{ContextManager, ExitStack};
    /// use dunder::prelude::*;
    ///
    /// /// Enters all, or leaves those that were entered before one failed.
    /// fn all<'a, M: ContextManager<Exception> + 'a>(managers: Vec<M>) -> Result<ExitStack<'a, Exception>, Exception> {
    ///     with!(ExitStack::new() as stack => {
    ///         for manager in managers {
    ///             stack.enter(manager)?;
    ///         }
    ///         return Ok(stack.pop_all());
    ///     } else { unreachable!("nothing is swallowed") })
    /// }
    /// # assert!(all(vec![dunder::context::nullcontext(1)]).is_ok());
    /// ```
    #[must_use = "a stack that is dropped is cleaned up"]
    #[inline]
    pub fn pop_all(&mut self) -> Self {
        mem::take(self)
    }

    /// Leaves everything at once. The stack can be used again.
    ///
    /// # Errors
    ///
    /// What the exits have raised, and none of them has swallowed.
    #[inline]
    pub fn close(&mut self) -> Result<(), E> {
        self.leave(None)
    }

    fn leave(&mut self, received: Option<E>) -> Result<(), E> {
        let first = received.as_ref().and_then(context::handled);
        let mut underway = received;
        while let Some(mut exit) = self.exits.pop() {
            let before = underway.as_ref().and_then(context::handled);
            let left = match underway {
                None => exit.get().exit(),
                Some(error) => exit.get().exit_err(error),
            };
            underway = left.err().map(|error| context::unwound(error, &before, &first));
        }
        underway.map_or(Ok(()), Err)
    }
}

impl<E> Default for ExitStack<'_, E> {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}

impl<E> fmt::Debug for ExitStack<'_, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ExitStack").field("exits", &self.exits.len()).finish()
    }
}

/// Leaves what was not left, each once: where one panics, those before it are left meanwhile.
fn abandon<D: Abandoned + ?Sized>(exits: &mut Exits<D>) {
    struct Rest<'r, D: Abandoned + ?Sized>(&'r mut Exits<D>);
    impl<D: Abandoned + ?Sized> Drop for Rest<'_, D> {
        fn drop(&mut self) {
            abandon(self.0);
        }
    }
    while let Some(mut exit) = exits.pop() {
        let rest = Rest(exits);
        close_quietly(|| exit.get().abandoned());
        drop(exit);
        mem::forget(rest);
    }
}

/// What can be left where nobody has.
trait Abandoned {
    fn abandoned(&mut self);
}

impl<E> Abandoned for dyn Exit<E> + '_ {
    fn abandoned(&mut self) {
        self.exit_unwind();
    }
}

impl<E> Drop for ExitStack<'_, E> {
    #[inline]
    fn drop(&mut self) {
        abandon(&mut self.exits);
    }
}
