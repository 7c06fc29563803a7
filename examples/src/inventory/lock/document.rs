//! TOML with its places, and what to say where it is not what a lock file has.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Format;
use crate::inventory::error::Problem;

/// The document, or everything that keeps the text from being one.
pub(super) fn read_document(text: &str) -> Result<DeTable<'_>, Vec<Problem>> {
    let (document, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Ok(document.into_inner());
    }
    if let Some(line) = text.lines().find(|line| line.starts_with("<<<<<<< ")) {
        let start = line.as_ptr() as usize - text.as_ptr() as usize;
        return Err(vec![
            Problem::new(start..start + line.len(), "a merge left a conflict here")
                .help("take either side of the file, then let `cargo update --workspace` complete it"),
        ]);
    }
    let mut problems: Vec<_> = errors
        .into_iter()
        .map(|error| Problem::new(error.span().unwrap_or_default(), format!("not TOML: {}", error.message())))
        .collect();
    problems.sort_by_key(|problem| problem.span.start);
    // What follows the first mistake of a line is mostly noise.
    problems.dedup_by(|next, first| !text[first.span.start..next.span.start].contains('\n'));
    Err(problems)
}

/// A string of the file and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Text<'t> {
    pub(super) value: &'t str,
    pub(super) span: Range<usize>,
}

/// The version of the format, where the file says it.
pub(super) fn said_format(value: &Spanned<DeValue<'_>>) -> Result<Format, Problem> {
    let DeValue::Integer(number) = value.get_ref() else {
        let message = format!("`version` of the format must be an integer, not {}", kind(value.get_ref()));
        return Err(Problem::new(value.span(), message));
    };
    let number = i64::from_str_radix(number.as_str(), number.radix()).ok();
    number.and_then(Format::from_number).ok_or_else(|| {
        let newest = Format::NEWEST as i64;
        let range = format!("this program reads versions 1 to {newest}");
        match number {
            Some(number) if number > newest => {
                Problem::new(value.span(), format!("lock file of the future version {number}: {range}"))
                    .help("a newer version of this program may know it")
            }
            _ => Problem::new(value.span(), format!("there is no such version of the format: {range}")),
        }
    })
}

pub(super) fn as_string<'t>(value: &'t Spanned<DeValue<'t>>) -> Option<Text<'t>> {
    match value.get_ref() {
        DeValue::String(text) => Some(Text { value: text, span: value.span() }),
        _ => None,
    }
}

/// What a package is called in messages, before it is known to be one.
pub(super) fn title(table: &DeTable<'_>) -> String {
    match table.get("name").map(|name| name.get_ref()) {
        Some(DeValue::String(name)) => format!("package `{}`", name.escape_debug()),
        _ => "package".to_owned(),
    }
}

/// What it is instead.
pub(super) fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "an integer",
        DeValue::Float(_) => "a float",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "an array",
        DeValue::Table(_) => "a table",
    }
}
