//! Macros of others in a body. Most take a list of expressions; in these everything is rewritten as elsewhere.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::visit_mut::VisitMut as _;
use syn::{Expr, Token};

use super::construct::Raised;
use super::{Construct, Flow, Message, yields};
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

/// Macros of others that return an error: where it leaves, and whether they go on otherwise. What they return is caught in a closure, since
/// nobody sees a `return` that they write.
pub(super) fn leaving(flow: &mut Flow<'_>, call: &syn::Macro) -> Option<Expr> {
    let name = &call.path.segments.last()?.ident;
    let goes_on = match name.to_string().as_str() {
        "bail" => false,
        "ensure" | "ensure_eq" | "ensure_ne" => true,
        _ => return None,
    };
    if flow.scopes.wall().is_some() || !flow.sees_errors() || is_affected(&call.tokens) {
        return None;
    }
    let span = Span::mixed_site().located_at(name.span());
    let private = tokens::located(&flow.private, span);
    let error = quote_spanned!(span=> __error);
    let raise = flow.met(Construct::Raise(Raised {
        span,
        error,
        is_converted: true,
        is_in_case: false,
        context: None,
    }));
    let (end, value) = match goes_on {
        true => (quote_spanned!(span=> ()), quote_spanned!(span=> ())),
        false => (quote_spanned!(span=> #private::pinned()), quote_spanned!(span=> match __never {})),
    };
    let never = if goes_on { quote_spanned!(span=> ()) } else { quote_spanned!(span=> __never) };
    let of = if goes_on { "hidden" } else { "hidden_end" };
    let of = Ident::new(of, span);
    Some(Expr::Verbatim(quote_spanned! {span=>
        match #private::#of(|| {
            #call;
            #[allow(unreachable_code)]
            ::core::result::Result::Ok(#end)
        }) {
            ::core::result::Result::Ok(#never) => #value,
            ::core::result::Result::Err(__error) => #raise,
        }
    }))
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
            "bail",
            "ensure",
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
