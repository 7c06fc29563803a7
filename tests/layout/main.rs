//! The rules of the house that a machine can check.
//!
//! Counts of what is shown and what is left out: `cargo test -p dunder-tests --test layout -- --nocapture rows`.

mod dependencies;
mod guide;
mod macros;
mod repository;
mod rows;
mod snapshots;
mod source;
mod text;
