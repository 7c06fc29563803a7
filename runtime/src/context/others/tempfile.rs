//! What `tempfile` makes: removed at the end, where an error of that is seen.

use std::{fs, io, path::Path};

use tempfile::{NamedTempFile, TempDir};

use super::super::{ContextManager, NoError};

/// Python's `TemporaryDirectory`: `as` binds the path.
impl<E: From<io::Error>> ContextManager<E> for TempDir {
    type Target<'a>
        = &'a Path
    where
        Self: 'a;
    type Swallow = NoError;

    #[inline]
    fn enter(&mut self) -> Result<&Path, E> {
        Ok(self.path())
    }

    fn exit(&mut self) -> Result<(), E> {
        fs::remove_dir_all(self.path())?;
        self.disable_cleanup(true);
        Ok(())
    }

    // Dropping removes it too. That it could not be matters less than the error that is on its way.
    fn exit_err(&mut self, error: E) -> Result<NoError, E> {
        Err(error)
    }

    fn exit_unwind(&mut self) {}
}

/// Python's `NamedTemporaryFile`.
impl<E: From<io::Error>> ContextManager<E> for NamedTempFile {
    type Target<'a>
        = &'a mut NamedTempFile
    where
        Self: 'a;
    type Swallow = NoError;

    #[inline]
    fn enter(&mut self) -> Result<&mut NamedTempFile, E> {
        Ok(self)
    }

    fn exit(&mut self) -> Result<(), E> {
        fs::remove_file(self.path())?;
        self.disable_cleanup(true);
        Ok(())
    }

    fn exit_err(&mut self, error: E) -> Result<NoError, E> {
        Err(error)
    }

    fn exit_unwind(&mut self) {}
}
