//! What every macro shares: collecting errors, reading options, naming things, classifying types.

#[macro_use]
mod messages;

pub(crate) mod access;
pub(crate) mod attrs;
pub(crate) mod by_name;
pub(crate) mod code;
pub(crate) mod emit;
pub(crate) mod errors;
pub(crate) mod expression;
pub(crate) mod flat;
pub(crate) mod item;
pub(crate) mod keyword;
pub(crate) mod known;
pub(crate) mod krate;
pub(crate) mod lacks;
pub(crate) mod once;
pub(crate) mod options;
pub(crate) mod place;
pub(crate) mod python;
pub(crate) mod record;
pub(crate) mod shape;
pub(crate) mod suggest;
pub(crate) mod tokens;
pub(crate) mod types;
pub(crate) mod write;
