//! `with!(manager as name, other => { … } else { … })`
//!
//! As `attempt!` it is a part of the walk over a body: each manager is a region, whose client sees all that leaves the block.

mod asks;
mod expand;
pub(crate) mod function;
pub(crate) mod message;
mod model;
mod parse;
mod region;

use proc_macro2::{Span, TokenStream};
use syn::{Block, Expr};

use self::parse::With;
use crate::flow::{Flow, yields};
use crate::support::krate;

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    crate::attempt::alone(input, within)
}

/// As a part of a walk. `place` is what to point at where there is nothing.
pub(crate) fn within(flow: &mut Flow<'_>, input: TokenStream, place: Span) -> Expr {
    one(flow, input, place, false)
}

/// `async_with!`, as a part of a walk.
pub(crate) fn within_async(flow: &mut Flow<'_>, input: TokenStream, place: Span) -> Expr {
    one(flow, input, place, true)
}

fn one(flow: &mut Flow<'_>, input: TokenStream, place: Span, is_async: bool) -> Expr {
    let (_, input) = krate::prefix(input);
    match parse::parse(input, place, flow.errors) {
        Some(with) => expand::with(flow, With { is_async, ..with }),
        None => yields::placeholder(place),
    }
}

/// Around the body of a function.
pub(crate) fn around(
    flow: &mut Flow<'_>,
    managers: TokenStream,
    place: Span,
    body: &mut Block,
    names: &function::Names,
) -> Option<TokenStream> {
    if managers.is_empty() {
        flow.errors.at_span(place, message::Message::NoneAround);
        return None;
    }
    let managers = parse::managers(managers, place, flow.errors)?;
    Some(expand::around(flow, place, managers, body, names))
}
