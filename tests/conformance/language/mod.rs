//! The little language of the bodies, as Rust: what generators and context managers have in common.

pub(crate) mod expression;
pub(crate) mod statement;

/// What programs need to run: shown forms, arithmetic, answers as JSON.
pub(crate) const VALUES: &str = include_str!("values.rs");
