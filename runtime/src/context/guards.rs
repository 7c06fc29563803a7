//! Cells that are borrowed: `as` binds the guard, which is dropped at the end of the block.

use core::cell::{RefCell, RefMut};

use super::{ContextManager, NoError};

/// Leaves what a guard leaves by being dropped.
macro_rules! by_guard {
    () => {
        type Swallow = NoError;

        #[inline(always)]
        fn exit(&mut self) -> Result<(), E> {
            Ok(())
        }

        #[inline(always)]
        fn exit_err(&mut self, error: E) -> Result<NoError, E> {
            Err(error)
        }
    };
}

/// Borrows it mutably, and panics as `borrow_mut` does where it is borrowed already.
impl<'m, T: ?Sized, E> ContextManager<E> for &'m RefCell<T> {
    type Target<'a>
        = RefMut<'m, T>
    where
        Self: 'a;

    #[inline(always)]
    fn enter(&mut self) -> Result<Self::Target<'_>, E> {
        Ok(self.borrow_mut())
    }

    by_guard!();
}
