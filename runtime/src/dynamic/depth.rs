//! How deep calls go: without end is a RecursionError, and no overflow of the stack.
//!
//! Levels are counted as CPython counts frames. How much stack a level takes depends on the program and on how it was compiled,
//! so that is measured too, from the outermost call on.

use core::cell::Cell;
use std::thread_local;

use crate::{
    exception::{Exception, RecursionError},
    system,
    value::LIMIT,
};

/// Of the stack of a thread, which has two megabytes unless said otherwise.
const STACK: usize = 1 << 20;

thread_local! {
    /// Where the stack was at the outermost call; zero outside of calls.
    static OUTERMOST: Cell<usize> = const { Cell::new(0) };
}

/// One call, until it is dropped.
pub(super) struct Level {
    is_outermost: bool,
}

impl Level {
    #[inline]
    pub(super) fn enter() -> Result<Self, Exception> {
        let here = 0_u8;
        let here = (&raw const here).addr();
        let outermost = OUTERMOST.get();
        if outermost == 0 {
            OUTERMOST.set(here);
        } else if outermost.abs_diff(here) > STACK {
            return Err(too_deep());
        }
        match system::descend(LIMIT) {
            true => Ok(Self { is_outermost: outermost == 0 }),
            false => {
                if outermost == 0 {
                    OUTERMOST.set(0);
                }
                Err(too_deep())
            }
        }
    }
}

impl Drop for Level {
    #[inline]
    fn drop(&mut self) {
        system::ascend();
        if self.is_outermost {
            OUTERMOST.set(0);
        }
    }
}

#[cold]
fn too_deep() -> Exception {
    RecursionError::new("maximum recursion depth exceeded").into()
}
