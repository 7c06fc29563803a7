//! A manager while its block runs.

use core::marker::PhantomData;

use super::{ContextManager, IntoContextManager};

/// A manager that is left by [`exit_unwind`](ContextManager::exit_unwind) where nobody has left it otherwise.
#[allow(missing_debug_implementations, reason = "nobody sees one")]
pub struct Held<M: ContextManager<E>, E> {
    manager: M,
    is_entered: bool,
    error: PhantomData<fn(E)>,
}

#[inline(always)]
pub fn held<M: IntoContextManager<E, Kind>, E, Kind>(manager: M) -> Held<M::Manager, E> {
    Held { manager: manager.into_manager(), is_entered: false, error: PhantomData }
}

impl<M: ContextManager<E>, E> Held<M, E> {
    /// Shows which error it is for, and is never called.
    #[inline(always)]
    pub fn is_for(&self, _: &E) {}

    #[inline(always)]
    #[expect(clippy::missing_errors_doc, reason = "that of the manager")]
    pub fn enter(&mut self) -> Result<M::Target<'_>, E> {
        let target = self.manager.enter()?;
        self.is_entered = true;
        Ok(target)
    }

    #[inline(always)]
    #[expect(clippy::missing_errors_doc, reason = "that of the manager")]
    pub fn exit(&mut self) -> Result<(), E> {
        self.is_entered = false;
        self.manager.exit()
    }

    #[inline(always)]
    #[expect(clippy::missing_errors_doc, reason = "that of the manager")]
    pub fn exit_err(&mut self, error: E) -> Result<M::Swallow, E> {
        self.is_entered = false;
        self.manager.exit_err(error)
    }
}

impl<M: ContextManager<E>, E> Drop for Held<M, E> {
    #[inline(always)]
    fn drop(&mut self) {
        if self.is_entered {
            self.manager.exit_unwind();
        }
    }
}
