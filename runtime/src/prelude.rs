//! What most programs use: `use dunder::prelude::*;`.

#[doc(no_inline)]
pub use crate::{
    Fields, NamedTuple, Property, attempt, attr,
    attributes::{Attributes, delattr, getattr, hasattr, setattr},
    cached::{Cached, SyncCached},
    call,
    exception::{
        ArithmeticError, AssertionError, AttributeError, Exception, FileNotFoundError, IndexError, KeyError,
        LookupError, NotImplementedError, OSError, OverflowError, PermissionError, RecursionError,
        RuntimeError, StopIteration, TimeoutError, TypeError, ValueError, ZeroDivisionError,
    },
    fields::{Descriptor, ValidationError, ValidationErrors, Violation},
    gen_, generator,
    generator::{Generated, Generator},
    generators, kwargs, properties, raise,
    repr::{Repr, repr},
    slice,
    value::{Dict, Slice, ToValue, Tuple, Value},
};
