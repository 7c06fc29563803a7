//! `contextlib.redirect_stdout`, of dunder's own output.

use alloc::{rc::Rc, vec::Vec};
use core::{cell::RefCell, fmt};
use std::io::Write;

use super::{ContextManager, NoError};
use crate::output::{self, Sink};

/// Writes elsewhere what goes to the standard output: [`redirect_stdout`].
pub struct RedirectStdout<W> {
    target: W,
    /// What was there before, once for each block that is open.
    before: Vec<Option<Sink>>,
}

/// Python's `redirect_stdout`: what the block writes to [`output::stdout`](crate::output::stdout), and prints by
/// [`output::print!`](crate::output::print), goes to the target, which `as` binds. Blocks nest; other threads are not concerned.
///
/// The target is shared, so it is a handle: a [`StringIo`](crate::output::StringIo), an `Arc<File>`.
#[must_use]
pub const fn redirect_stdout<W: Write + Clone + 'static>(target: W) -> RedirectStdout<W> {
    RedirectStdout { target, before: Vec::new() }
}

impl<W> fmt::Debug for RedirectStdout<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedirectStdout").finish_non_exhaustive()
    }
}

impl<W: Write + Clone + 'static, E> ContextManager<E> for RedirectStdout<W> {
    type Target<'a>
        = &'a mut W
    where
        Self: 'a;
    type Swallow = NoError;

    fn enter(&mut self) -> Result<&mut W, E> {
        let sink: Sink = Rc::new(RefCell::new(self.target.clone()));
        self.before.push(output::replace(Some(sink)));
        Ok(&mut self.target)
    }

    fn exit(&mut self) -> Result<(), E> {
        if let Some(before) = self.before.pop() {
            output::replace(before);
        }
        Ok(())
    }

    fn exit_err(&mut self, error: E) -> Result<NoError, E> {
        ContextManager::<E>::exit(self)?;
        Err(error)
    }
}
