//! `list![…]`, `dict!{…}`, `set!{…}`, and `gen_!(… for …)`: displays and comprehensions.

mod cut;
mod expand;
mod leaves;
mod message;
mod model;
mod parse;

use proc_macro2::{Span, TokenStream};
use syn::Block;

pub(crate) use self::model::Kind;
use crate::support::emit::expr_or_errors;
use crate::support::errors::Errors;
use crate::support::krate::Krate;

pub(crate) fn expand(kind: Kind, input: TokenStream) -> TokenStream {
    let mut errors = Errors::new();
    let input = parse::parse(input, &mut errors);
    let model = model::check(kind, input, &mut errors);
    leaves::check(&model, leaves::Yields::Refused, &mut errors);
    let expansion = if errors.count() == 0 { expand::eager(&model) } else { TokenStream::new() };
    expr_or_errors(errors, expansion)
}

/// A comprehension in the body of a generator, or of whatever else rewrites what leaves it: the loops that it stands for, if something
/// may leave them. What is wrong with it is left for the macro itself to say.
pub(crate) fn opened(call: &syn::Macro) -> Option<syn::Expr> {
    let name = call.path.segments.last()?.ident.to_string();
    let kind = match name.as_str() {
        "list" => Kind::List,
        "dict" => Kind::Dict,
        "set" => Kind::Set,
        _ => return None,
    };
    let is_async = || crate::support::tokens::any_name(&call.tokens, &mut |name| name == "async");
    if !leaves::may_leave(&call.tokens) && !is_async() {
        return None;
    }
    let mut errors = Errors::new();
    let input = parse::parse(call.tokens.clone(), &mut errors);
    let is_comprehension = input.is_comprehension();
    let model = model::check(kind, input, &mut errors);
    leaves::check(&model, leaves::Yields::Rewritten, &mut errors);
    let is_right = errors.into_error().is_none() && is_comprehension;
    is_right.then(|| syn::parse2(expand::eager(&model)).ok())?
}

/// What becomes of a generator expression.
pub(crate) enum Lazy {
    /// It is an iterator already.
    Chain(TokenStream),
    /// What is evaluated at once, and the body of a generator.
    Body { before: TokenStream, body: Box<Block>, is_async: bool },
}

/// Whether what `gen_!` is given is a generator expression: an element stands before `for`, and no statement ends before it.
pub(crate) fn is_generator_expression(tokens: &TokenStream) -> bool {
    parse::is_generator_expression(tokens)
}

/// A generator expression. `captured` is `move`, or nothing.
pub(crate) fn lazy(
    krate: &Krate,
    captured: &TokenStream,
    tokens: TokenStream,
    span: Span,
    errors: &mut Errors,
) -> Option<Lazy> {
    let before = errors.count();
    let model = model::check(Kind::Generator, parse::read(krate.clone(), tokens, span), errors);
    leaves::check(&model, leaves::Yields::Refused, errors);
    (errors.count() == before).then(|| expand::lazy(&model, captured, errors))?
}
