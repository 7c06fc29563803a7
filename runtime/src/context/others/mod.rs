//! Types of other crates, each behind the feature of its name.

#[cfg(feature = "parking_lot")]
mod parking_lot;
#[cfg(feature = "rusqlite")]
mod rusqlite;
#[cfg(feature = "tempfile")]
mod tempfile;
#[cfg(feature = "tokio")]
mod tokio;

#[cfg(feature = "rusqlite")]
pub use self::rusqlite::{Savepoint, savepoint};
