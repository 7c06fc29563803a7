#![doc = include_str!("../README.md")]
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![deny(unsafe_code)]

#[macro_use]
extern crate alloc;
#[cfg(any(feature = "std", test))]
extern crate std;

pub mod attempt;
pub mod attributes;
pub mod cached;
mod comprehension;
pub mod context;
#[cfg(feature = "std")]
pub mod dynamic;
pub mod exception;
pub mod fields;
pub mod generator;
pub mod guide;
#[cfg(test)]
mod hygiene;
mod keyword;
pub mod namedtuple;
#[cfg(feature = "std")]
pub mod output;
pub mod prelude;
mod repr;
mod system;
pub mod value;

#[doc(hidden)]
pub mod __private;

#[doc(inline)]
pub use crate::{
    attributes::{Attributes, delattr, getattr, hasattr, setattr},
    cached::Cached,
    context::{
        AsyncContextManager, AsyncExitStack, ContextManager, ExitStack, closing, nullcontext, suppress,
    },
    exception::Exception,
    fields::{Descriptor, Fields, ValidationError, ValidationErrors, Violation},
    generator::{Gen, Generated, Generator, Nothing},
    namedtuple::NamedTuple,
    repr::{Repr, repr},
    value::{Dict, Slice, ToValue, Tuple, Value},
};

#[cfg(feature = "std")]
#[doc(inline)]
pub use crate::{cached::SyncCached, context::redirect_stdout};

#[doc = include_str!("../doc/fields.md")]
pub use dunder_macros::Fields;
#[doc = include_str!("../doc/namedtuple.md")]
pub use dunder_macros::NamedTuple;
#[doc = include_str!("../doc/property.md")]
pub use dunder_macros::Property;
#[doc = include_str!("../doc/attempt.md")]
pub use dunder_macros::attempt;
#[doc = include_str!("../doc/attr.md")]
pub use dunder_macros::attr;
#[doc = include_str!("../doc/call.md")]
pub use dunder_macros::call;
#[doc = include_str!("../doc/generators.md")]
pub use dunder_macros::generators;
#[doc = include_str!("../doc/kwargs.md")]
pub use dunder_macros::kwargs;
#[doc = include_str!("../doc/comprehensions.md")]
pub use dunder_macros::list;
#[doc = include_str!("../doc/properties.md")]
pub use dunder_macros::properties;
#[doc = include_str!("../doc/slice.md")]
pub use dunder_macros::slice;
#[doc = include_str!("../doc/with.md")]
pub use dunder_macros::with;
pub use dunder_macros::{async_with, contextmanager, dict, gen_, generator, raise, set, within};

/// `Result` with [`Exception`] as its error.
pub type Result<T, E = Exception> = core::result::Result<T, E>;
