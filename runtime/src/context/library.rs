//! What `contextlib` has.

use core::fmt;

use super::{ContextManager, NoError};
use crate::exception::{Exception, ExceptionClass};

/// Swallows some errors: [`suppress`].
#[derive(Clone, Debug)]
pub struct Suppress<S>(S);

/// `contextlib.suppress`: swallows the errors that a function says, or exceptions of a class or of several.
///
/// ```
/// use dunder::context::suppress;
/// use dunder::exception::ExceptionType;
/// use dunder::prelude::*;
///
/// fn remove(path: &str) -> std::io::Result<()> {
///     with!(suppress(|e: &std::io::Error| e.kind() == std::io::ErrorKind::NotFound) => {
///         std::fs::remove_file(path)?;
///     });
///     Ok(())
/// }
/// assert!(remove("no such file").is_ok());
///
/// fn look(names: &[&str]) -> Result<usize, Exception> {
///     with!(suppress([KeyError::CLASS, IndexError::CLASS]) => {
///         return Ok(names.first().ok_or(IndexError::new("list index out of range"))?.len());
///     });
///     Ok(0)
/// }
/// assert_eq!(look(&[]).unwrap(), 0);
/// ```
#[must_use]
#[inline]
pub const fn suppress<S>(what: S) -> Suppress<S> {
    Suppress(what)
}

/// What [`suppress`] can be told: `Fn(&E) -> bool`, a class, or an array of classes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say which errors of type `{E}` to suppress",
    note = "give a function, `|e: &{E}| …`; for errors of type `Exception` also a class, `KeyError::CLASS`, or `[KeyError::CLASS, IndexError::CLASS]`"
)]
pub trait Suppresses<E> {
    /// Whether the error is swallowed.
    fn suppresses(&mut self, error: &E) -> bool;
}

impl<E, F: FnMut(&E) -> bool> Suppresses<E> for F {
    #[inline(always)]
    fn suppresses(&mut self, error: &E) -> bool {
        self(error)
    }
}

impl Suppresses<Exception> for ExceptionClass {
    #[inline]
    fn suppresses(&mut self, error: &Exception) -> bool {
        error.class().is_subclass(*self)
    }
}

impl<const N: usize> Suppresses<Exception> for [ExceptionClass; N] {
    #[inline]
    fn suppresses(&mut self, error: &Exception) -> bool {
        self.iter().any(|class| error.class().is_subclass(*class))
    }
}

impl<E, S: Suppresses<E>> ContextManager<E> for Suppress<S> {
    type Target<'a>
        = ()
    where
        Self: 'a;
    type Swallow = ();

    #[inline(always)]
    fn enter(&mut self) -> Result<(), E> {
        Ok(())
    }

    #[inline(always)]
    fn exit(&mut self) -> Result<(), E> {
        Ok(())
    }

    #[inline(always)]
    fn exit_err(&mut self, error: E) -> Result<(), E> {
        if self.0.suppresses(&error) { Ok(()) } else { Err(error) }
    }
}

/// Does nothing: [`nullcontext`].
#[derive(Clone, Debug, Default)]
pub struct NullContext<T>(T);

/// `contextlib.nullcontext`: binds the value, does nothing at the end. The value is dropped when the block has been left.
#[must_use]
#[inline]
pub const fn nullcontext<T>(value: T) -> NullContext<T> {
    NullContext(value)
}

impl<T, E> ContextManager<E> for NullContext<T> {
    type Target<'a>
        = &'a mut T
    where
        Self: 'a;
    type Swallow = NoError;

    #[inline(always)]
    fn enter(&mut self) -> Result<&mut T, E> {
        Ok(&mut self.0)
    }

    #[inline(always)]
    fn exit(&mut self) -> Result<(), E> {
        Ok(())
    }

    #[inline(always)]
    fn exit_err(&mut self, error: E) -> Result<NoError, E> {
        Err(error)
    }
}

/// One that is used again: entering and leaving it borrows it.
impl<M: ContextManager<E> + ?Sized, E> ContextManager<E> for &mut M {
    type Target<'a>
        = M::Target<'a>
    where
        Self: 'a;
    type Swallow = M::Swallow;

    #[inline(always)]
    fn enter(&mut self) -> Result<M::Target<'_>, E> {
        (**self).enter()
    }

    #[inline(always)]
    fn exit(&mut self) -> Result<(), E> {
        (**self).exit()
    }

    #[inline(always)]
    fn exit_err(&mut self, error: E) -> Result<M::Swallow, E> {
        (**self).exit_err(error)
    }

    #[inline(always)]
    fn exit_unwind(&mut self) {
        (**self).exit_unwind();
    }
}

/// What has to be closed, for [`closing`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `close` for errors of type `{E}`",
    note = "implement `Close<{E}>` for it, or `Close<E>` for every `E`"
)]
pub trait Close<E> {
    /// Closes it.
    ///
    /// # Errors
    ///
    /// Whatever hinders it.
    fn close(&mut self) -> Result<(), E>;
}

/// Closes a value at the end: [`closing`].
#[derive(Clone, Debug, Default)]
pub struct Closing<T>(T);

/// `contextlib.closing`: calls [`close`](Close::close) of the value, whichever way the block is left.
#[must_use]
#[inline]
pub const fn closing<T>(value: T) -> Closing<T> {
    Closing(value)
}

impl<T: Close<E>, E> ContextManager<E> for Closing<T> {
    type Target<'a>
        = &'a mut T
    where
        Self: 'a;
    type Swallow = NoError;

    #[inline(always)]
    fn enter(&mut self) -> Result<&mut T, E> {
        Ok(&mut self.0)
    }

    #[inline(always)]
    fn exit(&mut self) -> Result<(), E> {
        self.0.close()
    }

    #[inline(always)]
    fn exit_err(&mut self, error: E) -> Result<NoError, E> {
        self.0.close()?;
        Err(error)
    }
}

/// Calls a function at the end: [`callback`].
pub struct Callback<F>(Option<F>);

/// Calls the function at the end, whichever way the block is left. It gives nothing, or a `Result` whose error is raised.
///
/// ```
/// use dunder::context::callback;
/// use dunder::prelude::*;
///
/// let mut log = Vec::new();
/// with!(callback(|| log.push("cleaned")) => {});
/// assert_eq!(log, ["cleaned"]);
/// ```
#[must_use]
#[inline]
pub const fn callback<F: FnOnce() -> R, R>(function: F) -> Callback<F> {
    Callback(Some(function))
}

/// What a [`callback`] may give: nothing, or a `Result` whose error is raised.
#[diagnostic::on_unimplemented(
    message = "a callback gives nothing, or a `Result<_, {E}>`",
    label = "this gives a `{Self}`",
    note = "end it with `;`, or turn its error into a `{E}`"
)]
pub trait Outcome<E> {
    /// The error, if it is one.
    ///
    /// # Errors
    ///
    /// What the callback has failed with.
    fn outcome(self) -> Result<(), E>;
}

impl<E> Outcome<E> for () {
    #[inline(always)]
    fn outcome(self) -> Result<(), E> {
        Ok(())
    }
}

impl<T, E> Outcome<E> for Result<T, E> {
    #[inline(always)]
    fn outcome(self) -> Result<(), E> {
        self.map(drop)
    }
}

/// Of functions, what they give: the type of one that panics has no other name.
pub trait Gives {
    type Type;
}

impl<T> Gives for fn() -> T {
    type Type = T;
}

impl<E> Outcome<E> for <fn() -> ! as Gives>::Type {
    #[inline(always)]
    fn outcome(self) -> Result<(), E> {
        self
    }
}

impl<F> fmt::Debug for Callback<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Callback").finish_non_exhaustive()
    }
}

impl<F: FnOnce() -> R, R: Outcome<E>, E> ContextManager<E> for Callback<F> {
    type Target<'a>
        = ()
    where
        Self: 'a;
    type Swallow = NoError;

    #[inline(always)]
    fn enter(&mut self) -> Result<(), E> {
        Ok(())
    }

    #[inline(always)]
    fn exit(&mut self) -> Result<(), E> {
        self.0.take().map_or(Ok(()), |function| function().outcome())
    }

    #[inline(always)]
    fn exit_err(&mut self, error: E) -> Result<NoError, E> {
        ContextManager::<E>::exit(self)?;
        Err(error)
    }
}
