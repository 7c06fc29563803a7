//! A bound on recursion, so that values nested too deeply are an exception and not a crash.

use std::cell::Cell;

use crate::exception::{Exception, RecursionError};

/// How deep comparing, hashing and printing go into values. CPython's limit is 1000 frames, of which a program
/// has used some.
pub(crate) const LIMIT: u32 = 900;

thread_local! {
    /// Per thread and not per call: an object's own `==` may come back in here.
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// One level further down, until it is dropped.
pub(super) struct Level;

impl Level {
    /// # Errors
    ///
    /// `RecursionError` at the limit; `doing` ends the text, as CPython's: ` in comparison`.
    #[inline]
    pub(super) fn enter(doing: &str) -> Result<Level, Exception> {
        let depth = DEPTH.get();
        if depth >= LIMIT {
            return Err(too_deep(doing));
        }
        DEPTH.set(depth + 1);
        Ok(Level)
    }
}

impl Drop for Level {
    #[inline]
    fn drop(&mut self) {
        DEPTH.set(DEPTH.get() - 1);
    }
}

#[cold]
fn too_deep(doing: &str) -> Exception {
    RecursionError::new(format_args!("maximum recursion depth exceeded{doing}")).into()
}
