//! What a stack does with each of its exits.

use super::super::ContextManager;

/// A manager, once it was entered.
pub(super) trait Exit<E> {
    fn exit(&mut self) -> Result<(), E>;

    fn exit_err(&mut self, error: E) -> Result<(), E>;

    fn exit_unwind(&mut self);
}

impl<E, M: ContextManager<E>> Exit<E> for M {
    fn exit(&mut self) -> Result<(), E> {
        ContextManager::exit(self)
    }

    fn exit_err(&mut self, error: E) -> Result<(), E> {
        ContextManager::exit_err(self, error).map(drop)
    }

    fn exit_unwind(&mut self) {
        ContextManager::exit_unwind(self);
    }
}

/// An exit function: it is told what is on its way.
pub(super) struct Function<F>(pub(super) Option<F>);

impl<E, F: FnOnce(Option<E>) -> Result<(), E>> ContextManager<E> for Function<F> {
    type Target<'a>
        = ()
    where
        Self: 'a;
    type Swallow = ();

    fn enter(&mut self) -> Result<(), E> {
        Ok(())
    }

    fn exit(&mut self) -> Result<(), E> {
        self.0.take().map_or(Ok(()), |function| function(None))
    }

    fn exit_err(&mut self, error: E) -> Result<(), E> {
        match self.0.take() {
            Some(function) => function(Some(error)),
            None => Err(error),
        }
    }

    // How the block was left is what it decides by, and a panic is neither way that it knows.
    fn exit_unwind(&mut self) {}
}
