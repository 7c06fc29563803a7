//! The rules: one to three parts, and a step that is not zero.

use proc_macro2::TokenStream;

use super::parse::Parts;
use crate::support::errors::Errors;
use crate::support::expression::expression;
use crate::support::krate::Krate;
use crate::support::tokens;

/// A slice whose parts may be left out.
#[derive(Default)]
pub(crate) struct Slice {
    pub(crate) krate: Krate,
    pub(crate) start: Option<TokenStream>,
    pub(crate) stop: Option<TokenStream>,
    pub(crate) step: Option<TokenStream>,
}

pub(crate) fn check(parts: Parts, errors: &mut Errors) -> Slice {
    if let Some(span) = parts.extra_colon {
        errors.at_span(span, Message::TooManyColons);
    }
    let krate = parts.krate.and_then(|path| match syn::parse2(path.clone()) {
        Ok(path) => Some(Krate::at(path)),
        Err(_) => {
            errors.at_span(tokens::span_of(&path, parts.span), Message::BadCrate);
            None
        }
    });
    let one_part = parts.parts.len() == 1;
    if parts.parts.iter().all(TokenStream::is_empty) && one_part {
        errors.at_span(parts.span, Message::Empty);
    }
    let mut given = parts
        .parts
        .into_iter()
        .map(|part| if part.is_empty() { None } else { expression(part, parts.span, errors) });
    let (first, second, step) = (given.next().flatten(), given.next().flatten(), given.next().flatten());
    // `slice(n)` in Python is `:n`.
    let (start, stop) = if one_part { (None, first) } else { (first, second) };
    if let Some(step) = &step
        && let Some(number) = tokens::literal(step)
        && let syn::Lit::Int(int) = &number.literal
        && int.base10_digits() == "0"
    {
        errors.at(int, Message::ZeroStep);
    }
    Slice { krate: krate.unwrap_or_default(), start, stop, step }
}

messages! {
    /// What `slice!` can say.
    pub(crate) enum Message {
        Empty => "`slice!` needs at least one part", help: "write `slice!(:)` for everything",
            note: "TypeError: slice expected at least 1 argument, got 0";
        TooManyColons => "a slice has at most three parts: start, stop and step",
            help: "put a path that contains `::` in parentheses: `slice!((module::START):)`",
            note: "TypeError: slice expected at most 3 arguments, got 4";
        ZeroStep => "the step of a slice cannot be zero", help: "write `::1` for every element, `::-1` to reverse",
            note: "ValueError: slice step cannot be zero";
        BadCrate => "`crate` takes a path", help: "write `slice!(crate = some::path; start:stop)`";
    }
}
