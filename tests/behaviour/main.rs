//! What users see: a module per macro, per part of the runtime, and for what they do together.

mod descriptors;
mod exception;
mod fields;
mod fields_property;
mod lints;
mod namedtuple;
mod oracle;
mod slice;
mod together;
mod value;
