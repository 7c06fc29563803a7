//! What most programs use: `use dunder::prelude::*;`.

#[doc(no_inline)]
pub use crate::{
    exception::{
        ArithmeticError, AssertionError, AttributeError, Exception, FileNotFoundError, IndexError, KeyError,
        LookupError, NotImplementedError, OSError, OverflowError, PermissionError, RecursionError,
        RuntimeError, StopIteration, TimeoutError, TypeError, ValueError, ZeroDivisionError,
    },
    repr::{Repr, repr},
    value::{Dict, Slice, ToValue, Tuple, Value},
};
