//! Named tuples: a name and an age, in the versions that are compared.

pub mod dunder;
pub mod hand;

/// A name that Python prints as it is.
pub const NAME: &str = "Guido van Rossum";
/// An age to go with it.
pub const AGE: u32 = 35;
