//! Python's object model for Rust.

#![forbid(unsafe_code)]

pub mod exception;
pub mod prelude;
mod repr;
pub mod value;

#[doc(inline)]
pub use crate::{
    exception::Exception,
    repr::{Repr, repr},
    value::{Dict, Slice, ToValue, Tuple, Value},
};

/// `Result` with [`Exception`] as its error.
pub type Result<T, E = Exception> = core::result::Result<T, E>;
