//! What [`with!`](crate::with!) enters and leaves: [`ContextManager`], and those that Python's `contextlib` has.

mod asynchronous;
mod dynamic;
mod function;
#[macro_use]
mod guards;
mod held;
mod into;
mod leave;
mod library;
#[cfg(feature = "std")]
mod locks;
mod made;
#[cfg(feature = "std")]
mod others;
#[cfg(feature = "std")]
mod redirect;
mod stack;
#[cfg(feature = "std")]
mod writers;

#[cfg(feature = "std")]
pub use self::locks::{Read, Write, read, write};
#[cfg(feature = "rusqlite")]
pub use self::others::{Savepoint, savepoint};
#[cfg(feature = "std")]
pub use self::redirect::{RedirectStdout, redirect_stdout};
pub use self::{
    asynchronous::AsyncContextManager,
    into::{IntoAsyncContextManager, IntoContextManager},
    library::{
        Callback, Close, Closing, NullContext, Outcome, Suppress, Suppresses, callback, closing, nullcontext,
        suppress,
    },
    made::{AsyncMadeManager, MadeManager},
    stack::{AsyncExitStack, ExitStack},
};

/// What expansions name.
#[doc(hidden)]
pub mod private {
    pub use super::{
        AsyncMadeManager, MadeManager, NoError,
        function::{AsValue, Otherwise, asked, raised, returned, sift, skipped, split},
        held::{Held, async_enter, async_exit, async_exit_err, async_held, enter, exit, exit_err, held},
        leave::{Fails, Never, Wrong, absurd, ended, kind, leave, recovered, shown, swallowed, unknown},
        made::{Any, AsyncManagerBody, ManagerBody, Only, Unseen},
    };
}

/// The error of a block that none can leave.
pub use core::convert::Infallible as NoError;

/// Something that is entered and left again: what Python calls a context manager.
///
/// [`with!`](crate::with!) calls [`enter`](ContextManager::enter) before its block, and one of the others after it, exactly once
/// whichever way the block is left. `E` is the type of the errors that may leave the block: that of the function around it, or of the
/// handlers of an [`attempt!`](crate::attempt!), or [`NoError`] where there can be none. A manager that does not care is one for
/// every `E`.
///
/// ```
/// use dunder::context::{ContextManager, NoError};
/// use dunder::prelude::*;
///
/// struct Connection {
///     log: Vec<&'static str>,
/// }
/// struct Transaction<'c>(&'c mut Connection);
///
/// impl<E> ContextManager<E> for Transaction<'_> {
///     type Target<'a> = &'a mut Connection where Self: 'a;
///     type Swallow = NoError;
///
///     fn enter(&mut self) -> Result<&mut Connection, E> {
///         self.0.log.push("begin");
///         Ok(self.0)
///     }
///     fn exit(&mut self) -> Result<(), E> {
///         self.0.log.push("commit");
///         Ok(())
///     }
///     fn exit_err(&mut self, error: E) -> Result<NoError, E> {
///         self.0.log.push("rollback");
///         Err(error)
///     }
/// }
///
/// fn set(connection: &mut Connection, value: &str) -> Result<i32, ValueError> {
///     with!(Transaction(connection) as c => {
///         c.log.push("update");
///         value.parse::<i32>()?
///     });
///     Ok(1)
/// }
/// # let mut connection = Connection { log: Vec::new() };
/// # set(&mut connection, "1").unwrap();
/// # set(&mut connection, "x").unwrap_err();
/// # assert_eq!(connection.log, ["begin", "update", "commit", "begin", "update", "rollback"]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a context manager for errors of type `{E}`",
    label = "this cannot be entered here",
    note = "implement `ContextManager<{E}>` for it, or `ContextManager<E>` for every `E`",
    note = "a value that is only to be dropped: `nullcontext(value)`; one that has a `close`: `closing(value)`; a function to call: `callback(|| …)`"
)]
pub trait ContextManager<E> {
    /// What `as` binds.
    type Target<'a>
    where
        Self: 'a;
    /// What swallowing an error gives: [`NoError`] for a manager that never does, else `()`.
    type Swallow;

    /// Python's `__enter__`. What could not be entered is not left either.
    ///
    /// # Errors
    ///
    /// Whatever hinders it; the block does not run.
    fn enter(&mut self) -> Result<Self::Target<'_>, E>;

    /// As [`enter`](ContextManager::enter), of a manager that is not moved any more.
    #[doc(hidden)]
    #[inline(always)]
    fn enter_in_place(&mut self, _: held::InPlace) -> Result<Self::Target<'_>, E> {
        self.enter()
    }

    /// Python's `__exit__(None, None, None)`: the block has come to its end, or was left by `return`, `break` or `continue`.
    ///
    /// # Errors
    ///
    /// What is raised in the place of how the block was left.
    fn exit(&mut self) -> Result<(), E>;

    /// Python's `__exit__` with an exception: an error leaves the block. Giving it back lets it go on, another one takes its place, `Ok`
    /// swallows it.
    ///
    /// # Errors
    ///
    /// The error that goes on.
    fn exit_err(&mut self, error: E) -> Result<Self::Swallow, E>;

    /// The block was left by a panic, or it is dropped where it stands, as the body of a generator that is closed.
    ///
    /// Left out: as [`exit`](ContextManager::exit), whose error nobody sees.
    fn exit_unwind(&mut self) {
        let _ = self.exit();
    }
}
