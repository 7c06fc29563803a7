//! What most programs use: `use dunder::prelude::*;`.

#[doc(no_inline)]
pub use crate::{
    Fields, NamedTuple, Property, async_with, attempt, attr,
    attributes::{Attributes, delattr, getattr, hasattr, setattr},
    cached::Cached,
    call,
    context::{
        AsyncContextManager, AsyncExitStack, ContextManager, ExitStack, closing, nullcontext, suppress,
    },
    contextmanager, dict,
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
#[cfg(feature = "std")]
#[doc(no_inline)]
pub use crate::{cached::SyncCached, context::redirect_stdout};
