//! Error numbers where no operating system says what they mean: those that all of them agree on.

use crate::exception::{ExceptionClass, ExceptionType, tree::*};

/// The class that CPython gives an error number.
pub(super) fn class_of_number(number: i32) -> ExceptionClass {
    match number {
        1 | 13 => PermissionError::CLASS,
        2 => FileNotFoundError::CLASS,
        3 => ProcessLookupError::CLASS,
        4 => InterruptedError::CLASS,
        10 => ChildProcessError::CLASS,
        17 => FileExistsError::CLASS,
        20 => NotADirectoryError::CLASS,
        21 => IsADirectoryError::CLASS,
        32 => BrokenPipeError::CLASS,
        _ => OSError::CLASS,
    }
}
