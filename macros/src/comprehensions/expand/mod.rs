//! The expansions: plain loops, or chains of iterators where these are as good or better.

mod eager;
mod lazy;
mod sink;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::quote_spanned;

pub(super) use self::eager::expand as eager;
pub(super) use self::lazy::expand as lazy;
use super::model::Clause;
use crate::support::krate::Krate;
use crate::support::shape::is_punct;
use crate::support::tokens::{located, span_of};

fn site() -> Span {
    Span::mixed_site()
}

/// The same, to be blamed at the tokens.
fn site_at(tokens: &TokenStream) -> Span {
    site().located_at(span_of(tokens, site()))
}

/// What is filled.
fn collection() -> Ident {
    Ident::new("__collection", site())
}

/// What the first `for` iterates over. Where it is no iterator, the iterable is at fault.
fn items(iterable: &TokenStream) -> Ident {
    Ident::new("__items", site_at(iterable))
}

/// The functions of the runtime.
struct Private(TokenStream);

impl Private {
    fn of(krate: &Krate) -> Self {
        Self(quote_spanned!(site()=> #krate::__private::comprehension))
    }

    fn path(&self, span: Span, name: &str) -> TokenStream {
        let (Self(private), name) = (self, Ident::new(name, span));
        // All of the path: the compiler points from its first word to its last.
        let private = located(private, span);
        quote_spanned!(span=> #private::#name)
    }

    /// To be blamed at `span`.
    fn call(&self, span: Span, function: &str, arguments: &TokenStream) -> TokenStream {
        let path = self.path(span, function);
        quote_spanned!(span=> #path(#arguments))
    }
}

/// `|pattern| body`
fn closure(captured: &TokenStream, pattern: &TokenStream, body: &TokenStream) -> TokenStream {
    if !pattern.clone().into_iter().any(|tree| is_punct(&tree, '|')) {
        return quote_spanned!(site()=> #captured |#pattern| #body);
    }
    let mut group = Group::new(Delimiter::Parenthesis, pattern.clone());
    group.set_span(site());
    let pattern = TokenTree::from(group);
    quote_spanned!(site()=> #captured |#pattern| #body)
}

/// A loop of a clause. What is asynchronous is waited for in `async` code, whose `.await` is to be blamed at the clause.
fn looped(
    private: &Private,
    pattern: &TokenStream,
    iterable: &TokenStream,
    asynchronous: Option<Span>,
    inner: &TokenStream,
) -> TokenStream {
    let Some(word) = asynchronous else {
        return quote_spanned!(site()=> for #pattern in #iterable { #inner });
    };
    let (span, blamed) = (site().located_at(word), site_at(iterable));
    let stream = Ident::new("__stream", blamed);
    let items = private.call(blamed, "asynchronous", iterable);
    // All of it, so that what is not asynchronous is one mistake.
    let next = private.call(blamed, "next", &quote_spanned!(blamed=> &mut #stream));
    let next = quote_spanned!(span=> #next.await);
    quote_spanned! {blamed=>
        match #items {
            #stream => {
                let mut #stream = ::core::pin::pin!(#stream);
                loop {
                    let #pattern = match #next {
                        ::core::option::Option::Some(__item) => __item,
                        ::core::option::Option::None => break,
                    };
                    #inner
                }
            }
        }
    }
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
