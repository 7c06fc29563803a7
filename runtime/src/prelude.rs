//! What most programs use: `use dunder::prelude::*;`.

#[cfg(feature = "std")]
#[doc(no_inline)]
pub use crate::cached::SyncCached;
#[doc(no_inline)]
pub use crate::{
    Fields, NamedTuple, Property, async_with, attempt, attr,
    attributes::{Attributes, delattr, getattr, hasattr, setattr},
    cached::Cached,
    call, contextmanager, dict,
    exception::{
        ArithmeticError, AssertionError, AttributeError, Exception, FileNotFoundError, IndexError, KeyError,
        LookupError, NotImplementedError, OSError, OverflowError, PermissionError, RecursionError,
        RuntimeError, StopIteration, TimeoutError, TypeError, ValueError, ZeroDivisionError,
    },
    fields::{Descriptor, ValidationError, ValidationErrors, Violation},
    gen_, generator,
    generator::{Generated, Generator},
    generators, kwargs, list, properties, raise,
    repr::{Repr, repr},
    set, slice,
    value::{Dict, Slice, ToValue, Tuple, Value},
    with, within,
};
