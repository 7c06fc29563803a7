//! What stands in the parentheses of a rule.

use proc_macro2::TokenStream;
use quote::quote;

use super::Target;
use super::defaults::default_breaks;
use crate::fields::bounds;
use crate::fields::message::Message;
use crate::fields::parse::list;
use crate::support::errors::Errors;
use crate::support::expression::expression;
use crate::support::options::{Args, Opt};
use crate::support::tokens;
pub(super) fn takes_nothing(option: &Opt, errors: &mut Errors) -> bool {
    let nothing = matches!(option.args, Args::None);
    if !nothing {
        errors.at(option, Message::NoArguments { rule: option.name.to_string() });
    }
    nothing
}

pub(super) fn range(option: &Opt, errors: &mut Errors) -> Option<TokenStream> {
    let mut parts = list(option).cloned().map(tokens::split_commas).unwrap_or_default();
    match parts.pop() {
        Some(range) if parts.is_empty() && tokens::literal(&range).is_none() => {
            expression(range, option.name.span(), errors)
        }
        _ => {
            errors.at(option, Message::NeedsRange { rule: option.name.to_string() });
            None
        }
    }
}

pub(super) fn one(option: &Opt, example: &str, errors: &mut Errors) -> Option<TokenStream> {
    let mut parts = list(option).cloned().map(tokens::split_commas).unwrap_or_default();
    if parts.len() == 1 && !parts[0].is_empty() {
        return expression(parts.pop()?, option.name.span(), errors);
    }
    errors.at(option, Message::NeedsOne { rule: option.name.to_string(), example: example.to_owned() });
    None
}

pub(super) fn ip(option: &Opt, errors: &mut Errors) -> Option<TokenStream> {
    match (&option.args, list(option).map(ToString::to_string).as_deref()) {
        (Args::None, _) => Some(quote!(Ip::Any)),
        (_, Some("v4")) => Some(quote!(Ip::V4)),
        (_, Some("v6")) => Some(quote!(Ip::V6)),
        _ => {
            errors.at(option, Message::NeedsVersion);
            None
        }
    }
}

pub(super) fn multiple_of(
    option: &Opt,
    divisor: &TokenStream,
    ty: &syn::Type,
    target: &Target<'_>,
    errors: &mut Errors,
) {
    let int = |tokens: &TokenStream| match tokens::literal(tokens)?.literal {
        syn::Lit::Int(int) => int.base10_parse::<u128>().ok(),
        _ => None,
    };
    if int(divisor) == Some(0) {
        errors.at(divisor, Message::ZeroDivisor);
    } else if bounds::fits_type(divisor, ty, errors)
        && let Some(default) = target.default
        && let (Some(value), Some(divisor)) = (int(default), int(divisor))
        && value % divisor != 0
    {
        default_breaks(default, option, errors);
    }
}

pub(super) fn pattern(option: &Opt, errors: &mut Errors) -> Option<syn::LitStr> {
    let Some(literal) = list(option).and_then(tokens::string_literal) else {
        errors.at(option, Message::NeedsString { rule: option.name.to_string() });
        return None;
    };
    if !cfg!(feature = "regex") {
        errors.at(&option.name, Message::RegexFeature);
        return None;
    }
    if let Some(error) = syntax_error(&literal.value()) {
        errors.at(&literal, Message::BadPattern { error });
        return None;
    }
    Some(literal)
}

/// What is wrong with a regular expression.
#[cfg(feature = "regex")]
pub(super) fn syntax_error(pattern: &str) -> Option<String> {
    let error = regex_syntax::Parser::new().parse(pattern).err()?.to_string();
    // The first lines of the parser's report draw the pattern; the last says what is wrong.
    Some(error.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned())
}

#[cfg(not(feature = "regex"))]
pub(super) fn syntax_error(_: &str) -> Option<String> {
    None
}
