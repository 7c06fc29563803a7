//! The sentences of the built-in rules.

use core::fmt::{self, Write};

use super::descriptor::Violation;
use super::param::Param;

/// Writes what is wrong, in the violation's own sentence or the built-in rule's, and the value that it is wrong with.
pub(super) fn write(out: &mut dyn Write, violation: &Violation, value: Option<Param>) -> fmt::Result {
    match &violation.message {
        Some(own) => out.write_str(own)?,
        None => sentence(out, violation.code, &violation.params)?,
    }
    match value {
        None => Ok(()),
        Some(value) => {
            out.write_str(", not ")?;
            quoted(out, &value)
        }
    }
}

fn sentence(out: &mut dyn Write, code: &str, params: &[(&'static str, Param); 2]) -> fmt::Result {
    let first = &params[0].1;
    match code {
        "len" | "bytes_len" => {
            out.write_str(if code == "len" { "length " } else { "length in bytes " })?;
            bounds(out, params)
        }
        "range" => bounds(out, params),
        "multiple_of" => write!(out, "must be a multiple of {first}"),
        "pattern" => write!(out, "must match {first}"),
        "email" => out.write_str("must be an email address"),
        "url" => out.write_str("must be a URL with a scheme and a host"),
        "ip" => match first {
            Param::Str(version) => write!(out, "must be an IP{version} address"),
            _ => out.write_str("must be an IP address"),
        },
        "ascii" => out.write_str("must be ASCII"),
        "alphanumeric" => out.write_str("must have letters and digits only"),
        "prefix" => {
            out.write_str("must start with ")?;
            quoted(out, first)
        }
        "suffix" => {
            out.write_str("must end with ")?;
            quoted(out, first)
        }
        "contains" => {
            out.write_str("must contain ")?;
            quoted(out, first)
        }
        "one_of" => {
            out.write_str("must be one of ")?;
            quoted(out, first)
        }
        "not_in" => {
            out.write_str("must be none of ")?;
            quoted(out, first)
        }
        "non_empty" => out.write_str("must not be empty"),
        "finite" => out.write_str("must be a finite number"),
        "unique" => write!(out, "must not repeat an element, as at {first}"),
        "same_as" => write!(out, "must equal {first}"),
        other => write!(out, "breaks the rule {other}"),
    }
}

/// Texts with Python's quotes, to tell them from the sentence.
fn quoted(out: &mut dyn Write, param: &Param) -> fmt::Result {
    match param {
        Param::Str(text) => out.write_str(&crate::repr(text)),
        Param::Text(text) => out.write_str(&crate::repr(&**text)),
        Param::List(items) => items.iter().enumerate().try_for_each(|(i, item)| {
            if i > 0 {
                out.write_str(", ")?;
            }
            quoted(out, item)
        }),
        Param::Float(float) => out.write_str(&crate::repr(float)),
        other => write!(out, "{other}"),
    }
}

fn bounds(out: &mut dyn Write, params: &[(&'static str, Param); 2]) -> fmt::Result {
    if let [("min", min), ("max", max)] = params {
        out.write_str("must be ")?;
        if min == max {
            return quoted(out, min);
        }
        out.write_str("between ")?;
        quoted(out, min)?;
        out.write_str(" and ")?;
        return quoted(out, max);
    }
    let mut given = params.iter().filter(|(name, _)| !name.is_empty()).peekable();
    if given.peek().is_none() {
        return out.write_str("must be a number");
    }
    for (i, (name, bound)) in given.enumerate() {
        out.write_str(if i == 0 { "must be " } else { " and " })?;
        out.write_str(match *name {
            "min" => "at least ",
            "above" => "above ",
            "max" => "at most ",
            _ => "below ",
        })?;
        quoted(out, bound)?;
    }
    Ok(())
}
