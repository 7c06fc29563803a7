//! Defaults that break their own rule, as far as they are literals.

use proc_macro2::{TokenStream, TokenTree};

use super::Target;
use super::written::compact;
use crate::fields::message::Message;
use crate::support::errors::Errors;
use crate::support::options::{Args, Opt};
use crate::support::tokens;
/// Reports a default that is a string literal and breaks the rule.
pub(super) fn breaks(
    option: &Opt,
    target: &Target<'_>,
    errors: &mut Errors,
    breaks: impl FnOnce(&str) -> Option<bool>,
) {
    if let Some(default) = target.default
        && let Some(text) = default_text(default)
        && breaks(&text) == Some(true)
    {
        default_breaks(default, option, errors);
    }
}

pub(super) fn default_breaks(default: &TokenStream, option: &Opt, errors: &mut Errors) {
    let rule = match &option.args {
        Args::None => option.name.to_string(),
        Args::List(args) => format!("{}({})", option.name, compact(args)),
        Args::Value(args) => format!("{} = {}", option.name, compact(args)),
    };
    errors.at(default, Message::DefaultBreaksRule { value: compact(default), rule });
}

/// The text of a default that is a string literal, or one made into a `String`.
pub(super) fn default_text(default: &TokenStream) -> Option<String> {
    if let Some(literal) = tokens::string_literal(default) {
        return Some(literal.value());
    }
    let trees = tokens::flatten(default.clone());
    match trees.as_slice() {
        [
            literal @ TokenTree::Literal(_),
            TokenTree::Punct(dot),
            TokenTree::Ident(method),
            TokenTree::Group(args),
        ] if dot.as_char() == '.'
            && ["into", "to_string", "to_owned"].iter().any(|name| method == name)
            && args.stream().is_empty() =>
        {
            tokens::string_literal(&literal.clone().into()).map(|literal| literal.value())
        }
        _ => None,
    }
}

/// A literal in a form that can be compared with others of its kind.
pub(super) fn literal_text(tokens: &TokenStream) -> Option<String> {
    if let Some(text) = default_text(tokens) {
        return Some(format!("{text:?}"));
    }
    let number = tokens::literal(tokens)?;
    let sign = if number.negative { "-" } else { "" };
    match number.literal {
        syn::Lit::Int(int) => Some(format!("{sign}{}", int.base10_digits())),
        syn::Lit::Bool(bool) => Some(bool.value.to_string()),
        syn::Lit::Char(char) => Some(format!("{:?}", char.value())),
        _ => None,
    }
}
