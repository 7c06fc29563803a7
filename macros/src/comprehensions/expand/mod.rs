//! The expansions: plain loops, or chains of iterators where these are as good or better.

mod eager;
mod lazy;
mod sink;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::quote_spanned;

pub(super) use self::eager::expand as eager;
pub(super) use self::lazy::expand as lazy;
use super::model::Clause;
use crate::support::shape::is_punct;
use crate::support::tokens::span_of;

fn site() -> Span {
    Span::mixed_site()
}

/// What is filled.
fn collection() -> Ident {
    Ident::new("__collection", site())
}

/// What the first `for` iterates over.
fn items() -> Ident {
    Ident::new("__items", site())
}

/// `IntoIterator::into_iter(iterable)`, to be blamed at the iterable.
fn into_iter(iterable: &TokenStream) -> TokenStream {
    let span = site().located_at(span_of(iterable, site()));
    quote_spanned!(span=> ::core::iter::IntoIterator::into_iter(#iterable))
}

/// A pattern as the parameter of a closure.
fn parameter(pattern: &TokenStream) -> TokenStream {
    if !pattern.clone().into_iter().any(|tree| is_punct(&tree, '|')) {
        return pattern.clone();
    }
    let mut group = Group::new(Delimiter::Parenthesis, pattern.clone());
    group.set_span(site());
    TokenTree::from(group).into()
}

/// Each item made into `body`: the iterator itself where that is the item.
fn mapped(
    iterator: TokenStream,
    captured: &TokenStream,
    pattern: &TokenStream,
    body: &TokenStream,
) -> TokenStream {
    let name = |tokens: &TokenStream| syn::parse2::<Ident>(tokens.clone()).ok();
    if name(pattern).is_some_and(|pattern| Some(pattern) == name(body)) {
        return iterator;
    }
    let parameter = parameter(pattern);
    quote_spanned!(site()=> ::core::iter::Iterator::map(#iterator, #captured |#parameter| #body))
}

/// `inner` where all conditions hold; else what `otherwise` says.
fn filtered(clauses: &[Clause], inner: TokenStream, otherwise: Option<&TokenStream>) -> TokenStream {
    let otherwise = otherwise.map(|value| quote_spanned!(site()=> else { #value }));
    clauses.iter().rev().fold(inner, |inner, clause| match clause {
        Clause::If { condition } => quote_spanned!(site()=> if #condition { #inner } #otherwise),
        Clause::Let { pattern, value } => quote_spanned!(site()=> { let #pattern = #value; #inner }),
        Clause::For { .. } => inner,
    })
}

/// The clauses up to the next `for`.
fn filters(clauses: &[Clause]) -> &[Clause] {
    let end = clauses.iter().position(|clause| matches!(clause, Clause::For { .. }));
    &clauses[..end.unwrap_or(clauses.len())]
}

fn is_filtering(clauses: &[Clause]) -> bool {
    clauses.iter().any(|clause| matches!(clause, Clause::If { .. }))
}
