//! Macros of others in a body. Most take a list of expressions; in these everything is rewritten as elsewhere.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::visit_mut::VisitMut as _;
use syn::{Expr, Token};

use super::{Flow, Message, yields};
use crate::support::tokens;

pub(super) fn rewrite(flow: &mut Flow<'_>, call: &mut syn::Macro) {
    if is_wall(call) || !is_affected(&call.tokens) {
        return;
    }
    let has_yield = yields::any(&call.tokens);
    let before = flow.rewritten;
    if let Ok(mut list) = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(call.tokens.clone()) {
        list.iter_mut().for_each(|expression| flow.visit_expr_mut(expression));
        if flow.rewritten != before {
            call.tokens = list.into_token_stream();
        }
    } else if let Ok(mut repeat) = Repeat::parse.parse2(call.tokens.clone()) {
        flow.visit_expr_mut(&mut repeat.value);
        if flow.rewritten != before {
            let Repeat { value, length } = repeat;
            call.tokens = quote!(#value; #length);
        }
    } else if has_yield {
        let name = call.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
        flow.errors.at_span(yield_in(&call.tokens), Message::InMacro { name });
        call.tokens = TokenStream::new();
        call.path = syn::parse_quote!(::core::panic);
    }
}

/// Whether what is yielded in the macro is yielded by a generator of its own.
fn is_wall(call: &syn::Macro) -> bool {
    call.path.segments.last().is_some_and(|last| ["gen_", "generators"].iter().any(|name| last.ident == name))
}

/// `[value; length]`
struct Repeat {
    value: Expr,
    length: Expr,
}

impl Parse for Repeat {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let value = input.parse()?;
        input.parse::<Token![;]>()?;
        Ok(Self { value, length: input.parse()? })
    }
}

/// Whether anything stands in the tokens that may be a construct.
fn is_affected(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|tree| match tree {
        proc_macro2::TokenTree::Ident(word) => [
            "yield",
            "yield_",
            "yield_from",
            "return",
            "await",
            "break",
            "continue",
            "attempt",
            "raise",
            "with",
            "async_with",
        ]
        .iter()
        .any(|name| word == name),
        proc_macro2::TokenTree::Punct(sign) => sign.as_char() == '?',
        proc_macro2::TokenTree::Group(group) => is_affected(&group.stream()),
        proc_macro2::TokenTree::Literal(_) => false,
    })
}

/// Where the first `yield` stands.
fn yield_in(tokens: &TokenStream) -> proc_macro2::Span {
    fn find(tokens: &TokenStream) -> Option<proc_macro2::Span> {
        tokens.clone().into_iter().find_map(|tree| match tree {
            proc_macro2::TokenTree::Ident(word) if word.to_string().starts_with("yield") => Some(word.span()),
            proc_macro2::TokenTree::Group(group) => find(&group.stream()),
            _ => None,
        })
    }
    find(tokens).unwrap_or_else(|| tokens::span_of(tokens, proc_macro2::Span::call_site()))
}
