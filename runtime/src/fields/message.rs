//! The sentences of the built-in rules.

use core::fmt::{self, Write};

use super::input::Input;
use super::param::Param;
use super::violation::Violation;
use crate::repr::Repr as _;

/// Writes what is wrong, in the violation's own sentence or the built-in rule's, and the value that it is wrong with.
pub(super) fn write(out: &mut dyn Write, violation: &Violation, value: Input<'_>) -> fmt::Result {
    match violation.own_message() {
        Some(own) => out.write_str(own)?,
        None => sentence(out, violation)?,
    }
    match value {
        Input::None => Ok(()),
        value => {
            out.write_str(", not ")?;
            scalar(out, value)
        }
    }
}

fn sentence(out: &mut dyn Write, violation: &Violation) -> fmt::Result {
    let mut params = violation.params();
    let mut first = || params.next().map(|(_, param)| param).unwrap_or_default();
    match violation.code {
        "len" => {
            out.write_str("length ")?;
            bounds(out, params)
        }
        "bytes_len" => {
            out.write_str("length in bytes ")?;
            bounds(out, params)
        }
        "range" => bounds(out, params),
        "multiple_of" => write!(out, "must be a multiple of {}", first()),
        "pattern" => write!(out, "must match {}", first()),
        "email" => out.write_str("must be an email address"),
        "url" => out.write_str("must be a URL with a scheme and a host"),
        "ip" => match first() {
            Param::Str(version) => write!(out, "must be an IP{version} address"),
            _ => out.write_str("must be an IP address"),
        },
        "ascii" => out.write_str("must be ASCII"),
        "alphanumeric" => out.write_str("must have letters and digits only"),
        "prefix" => before(out, "must start with ", &first()),
        "suffix" => before(out, "must end with ", &first()),
        "contains" => before(out, "must contain ", &first()),
        "one_of" => before(out, "must be one of ", &first()),
        "not_in" => before(out, "must be none of ", &first()),
        "non_empty" => out.write_str("must not be empty"),
        "finite" => out.write_str("must be a finite number"),
        "unique" => write!(out, "must not repeat an element, as at {}", first()),
        "same_as" => write!(out, "must equal {}", first()),
        other => write!(out, "breaks the rule {other}"),
    }
}

fn before(out: &mut dyn Write, words: &str, param: &Param) -> fmt::Result {
    out.write_str(words)?;
    quoted(out, param)
}

/// Texts with Python's quotes, to tell them from the sentence.
fn quoted(out: &mut dyn Write, param: &Param) -> fmt::Result {
    match param {
        Param::Str(text) => scalar(out, Input::Text(text)),
        Param::Text(text) => scalar(out, Input::Text(text)),
        Param::Int(int) => scalar(out, Input::Int(*int)),
        Param::Float(float) => scalar(out, Input::Float(*float)),
        Param::List(items) => items.iter().enumerate().try_for_each(|(i, item)| {
            if i > 0 {
                out.write_str(", ")?;
            }
            quoted(out, item)
        }),
        other => write!(out, "{other}"),
    }
}

fn scalar(out: &mut dyn Write, input: Input<'_>) -> fmt::Result {
    match input {
        Input::None => out.write_str("None"),
        Input::Bool(bool) => bool.repr_to(out),
        Input::Int(int) => write!(out, "{int}"),
        Input::BigInt(int) => write!(out, "{}", i128::from(int)),
        Input::Float(float) => float.repr_to(out),
        Input::Text(text) => text.repr_to(out),
    }
}

fn bounds(out: &mut dyn Write, mut params: impl Iterator<Item = (&'static str, Param)>) -> fmt::Result {
    match (params.next(), params.next()) {
        (None, _) => out.write_str("must be a number"),
        (Some(("min", min)), Some(("max", max))) if min == max => before(out, "must be ", &min),
        (Some(("min", min)), Some(("max", max))) => {
            before(out, "must be between ", &min)?;
            before(out, " and ", &max)
        }
        (Some(one), other) => {
            out.write_str("must be ")?;
            bound(out, &one)?;
            let Some(other) = other else { return Ok(()) };
            out.write_str(" and ")?;
            bound(out, &other)
        }
    }
}

fn bound(out: &mut dyn Write, (name, bound): &(&str, Param)) -> fmt::Result {
    let words = match *name {
        "min" => "at least ",
        "above" => "above ",
        "max" => "at most ",
        _ => "below ",
    };
    before(out, words, bound)
}
