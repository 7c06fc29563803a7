//! `attempt! { try { … } except (e: Class) { … } else { … } finally { … } }`
//!
//! It is a part of the walk over a body: in a generator, or in another `attempt!`, the walk that is under way takes it in. Alone it
//! starts one of its own.

mod calls;
mod expand;
mod message;
mod model;
mod parse;
mod regions;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens as _, quote_spanned};
use syn::Expr;

pub(crate) use self::regions::Plain;
use crate::flow::{Flow, yields};
use crate::support::emit::expr_or_errors;
use crate::support::errors::Errors;
use crate::support::krate;
use crate::support::tokens::span_of;

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    alone(input, within)
}

/// A macro that stands in no body that is being walked.
pub(crate) fn alone(
    input: TokenStream,
    within: impl FnOnce(&mut Flow<'_>, TokenStream, Span) -> Expr,
) -> TokenStream {
    let mut errors = Errors::new();
    let span = span_of(&input, Span::call_site());
    let (krate, input) = krate::prefix(input);
    let krate =
        krate.and_then(|path| crate::generators::parse::krate(path, span, &mut errors)).unwrap_or_default();
    let input = yields::prepare(input, &mut errors);
    let mixed = Span::mixed_site();
    let mut client = Plain { private: quote_spanned!(mixed=> #krate::__private::attempt) };
    let made = within(&mut Flow::new(&krate, &mut client, &mut errors), input, span);
    expr_or_errors(errors, made.into_token_stream())
}

/// As a part of a walk. `place` is what to point at where there is nothing.
pub(crate) fn within(flow: &mut Flow<'_>, input: TokenStream, place: Span) -> Expr {
    let (_, input) = krate::prefix(input);
    let Some(attempt) = parse::parse(input, place, flow.errors) else { return yields::placeholder(place) };
    model::check(&attempt, flow.errors);
    expand::attempt(flow, attempt)
}
