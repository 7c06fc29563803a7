//! A bound on recursion, so that values nested too deeply are an exception and not a crash.

use crate::{
    exception::{Exception, RecursionError},
    system,
};

/// How deep comparing, hashing and printing go into values. CPython's limit is 1000 frames, of which a program
/// has used some.
pub(crate) const LIMIT: u32 = 900;

/// One level further down, until it is dropped.
pub(super) struct Level;

impl Level {
    /// # Errors
    ///
    /// `RecursionError` at the limit; `doing` ends the text, as CPython's: ` in comparison`.
    #[inline]
    pub(super) fn enter(doing: &str) -> Result<Level, Exception> {
        if system::descend(LIMIT) { Ok(Level) } else { Err(too_deep(doing)) }
    }
}

impl Drop for Level {
    #[inline]
    fn drop(&mut self) {
        system::ascend();
    }
}

#[cold]
fn too_deep(doing: &str) -> Exception {
    RecursionError::new(format_args!("maximum recursion depth exceeded{doing}")).into()
}
