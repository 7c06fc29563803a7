//! The `repr` of a named tuple.

use alloc::string::String;
use core::fmt;

use crate::repr::Repr;

/// `Name(field=repr, …)`, of each value and what stands before it.
pub fn write_named(out: &mut dyn fmt::Write, values: &[(&str, &dyn Repr)]) -> fmt::Result {
    for (before, value) in values {
        out.write_str(before)?;
        value.repr_to(out)?;
    }
    out.write_str(")")
}

/// The `repr` as `Display`, padded where a width is asked for.
pub fn display(value: &dyn Repr, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if f.width().is_none() && f.precision().is_none() {
        return value.repr_to(f);
    }
    let mut text = String::new();
    value.repr_to(&mut text)?;
    f.pad(&text)
}

/// What stands for a value that is not shown.
#[derive(Debug)]
pub struct Hidden;

impl Repr for Hidden {
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        out.write_str("<secret>")
    }
}
