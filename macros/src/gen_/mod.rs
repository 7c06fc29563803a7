//! `gen_!(for … { yield … })`: a generator in place; `gen_!(… for …)`: a generator expression.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::Block;

use crate::comprehensions::{self, Lazy};
use crate::flow::{self, yields};
use crate::generators::client::Body;
use crate::generators::expand::{Names, block};
use crate::generators::message::Message;
use crate::generators::model::Types;
use crate::generators::parse;
use crate::support::emit::expr_or_errors;
use crate::support::errors::Errors;
use crate::support::krate::{self, Krate};
use crate::support::tokens::span_of;

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut errors = Errors::new();
    let span = span_of(&input, Span::call_site());
    let (krate, body) = krate::prefix(input);
    let krate = krate.and_then(|path| parse::krate(path, span, &mut errors)).unwrap_or_default();
    let (captured, body) = captured(body);
    if comprehensions::is_generator_expression(&body) {
        let expansion =
            comprehensions::lazy(&krate, &captured, body, span, &mut errors).map(|lazy| match lazy {
                Lazy::Chain(chain) => chain,
                Lazy::Body { before, body, is_async } => {
                    // What is iterated over moves in; the rest is borrowed, or moved where the user says so.
                    let generator = made(&krate, &captured, *body, is_async, span, &mut errors);
                    quote_spanned!(Span::mixed_site()=> { #before #generator })
                }
            });
        return expr_or_errors(errors, expansion.unwrap_or_default());
    }
    let body = yields::prepare(body, &mut errors);
    let body = errors.handle(syn::parse2(TokenTree::from(yields::in_braces(body)).into()));
    let expansion = body.map(|body| made(&krate, &captured, body, false, span, &mut errors));
    expr_or_errors(errors, expansion.unwrap_or_default())
}

/// `move` in front, as before a closure.
fn captured(body: TokenStream) -> (TokenStream, TokenStream) {
    let mut trees = body.clone().into_iter();
    match trees.next() {
        Some(TokenTree::Ident(word)) if word == "move" => (TokenTree::from(word).into(), trees.collect()),
        _ => (TokenStream::new(), body),
    }
}

fn made(
    krate: &Krate,
    captured: &TokenStream,
    mut body: Block,
    is_async: bool,
    span: Span,
    errors: &mut Errors,
) -> TokenStream {
    let site = Span::mixed_site();
    let types = Types {
        yielded: quote_spanned!(site=> _),
        sent: quote!(()),
        returned: quote!(()),
        error: None,
        is_async,
        manager: None,
    };
    let mut client = Body::new(krate, is_async.then_some(&types), &body);
    flow::rewrite(krate, &mut body, &mut client, errors);
    if !client.uses.yields && errors.count() == 0 {
        errors.at_span(span, Message::NoYield);
    }
    block(&Names::of(krate, &types), captured, &[], client.uses, &body)
}
