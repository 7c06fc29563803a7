//! What users see: a module per macro, per part of the runtime, and for what they do together.

#![allow(
    clippy::nonminimal_bool,
    clippy::let_and_return,
    clippy::unit_cmp,
    reason = "what is tested is what people may write"
)]

mod attempt;
mod attr;
mod call;
mod comprehensions;
mod contextmanager;
mod descriptors;
mod dynamic;
mod exception;
mod fields;
mod fields_property;
mod generators;
mod iteration;
mod kwargs;
mod lints;
mod namedtuple;
mod oracle;
mod properties;
mod property;
mod slice;
mod together;
mod value;
mod with;
