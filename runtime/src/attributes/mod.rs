//! Attributes by name: `getattr`, `setattr`, `delattr` and `hasattr`, for types that are known when compiling.
//!
//! Where the name is written down, `user.age()` reads a property and [`attr!`](crate::attr) writes to it, at no cost. These functions
//! are for a name that is data: a column, a key of a configuration, what somebody typed.

mod find;
mod probe;
mod put;
mod table;

pub use find::{delattr, getattr, hasattr, setattr};
pub use table::Attributes;

/// What expansions name.
#[doc(hidden)]
pub mod private {
    pub use super::probe::{Failed, FailedAnyhow, FailedBoxed, Got, GotAnyhow, Owned, OwnedAnyhow, Pow, got};
    pub use super::put::{Take, TakeAnyhow, put, put_checked};
    pub use super::table::{Entry, Lacks, NoProperties, Owner, OwnerOf, no_such, not_by_name};
}
