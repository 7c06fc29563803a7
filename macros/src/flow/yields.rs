//! The ways to write a `yield`.
//!
//! `yield from value` becomes `yield return value` before syn reads it: that is parsed with the right precedence, and means nothing
//! otherwise.

use proc_macro2::{Delimiter, Spacing, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::Expr;

use super::message::Message;
use crate::support::errors::Errors;
use crate::support::tokens::{regroup, span_of};

/// The tokens with `yield return` for each `yield from`. A `yield` before a block is reported, and put into parentheses.
pub(crate) fn prepare(tokens: TokenStream, errors: &mut Errors) -> TokenStream {
    let mut prepared: Vec<TokenTree> = Vec::new();
    let mut trees = tokens.into_iter().peekable();
    // Between `match`, `if`, `while` or `in` and the block that belongs to it.
    let mut in_head = false;
    let mut parenthesized: Option<Vec<TokenTree>> = None;
    while let Some(tree) = trees.next() {
        let tree = match tree {
            TokenTree::Group(group) => {
                let stream = prepare(group.stream(), errors);
                if group.delimiter() == Delimiter::Brace {
                    in_head = false;
                    if let Some(head) = parenthesized.take() {
                        prepared.push(in_parentheses(head).into());
                    }
                }
                regroup(&group, stream).into()
            }
            TokenTree::Ident(word) if ["match", "if", "while", "in"].iter().any(|head| word == head) => {
                in_head = true;
                word.into()
            }
            TokenTree::Ident(word) if word == "yield" => {
                if in_head && parenthesized.is_none() {
                    errors.at(&word, Message::InHead);
                    parenthesized = Some(Vec::new());
                }
                word.into()
            }
            TokenTree::Ident(word) if word == "from" && follows_yield(&prepared, &parenthesized) => {
                match starts_expression(trees.peek()) {
                    true => syn::Ident::new("return", word.span()).into(),
                    false => word.into(),
                }
            }
            // The end of a statement, or of what a `match` arm asks.
            TokenTree::Punct(end)
                if end.as_char() == ';' || end.as_char() == '>' && follows_equals(&prepared) =>
            {
                in_head = false;
                prepared.extend(parenthesized.take().into_iter().flatten());
                end.into()
            }
            tree => tree,
        };
        match &mut parenthesized {
            Some(head) => head.push(tree),
            None => prepared.push(tree),
        }
    }
    prepared.extend(parenthesized.into_iter().flatten());
    prepared.into_iter().collect()
}

/// The tokens as a block. What is missing at their end is then reported at their last token.
pub(crate) fn in_braces(tokens: TokenStream) -> proc_macro2::Group {
    let last = tokens.clone().into_iter().last().map_or_else(Span::call_site, |last| last.span());
    let mut group = proc_macro2::Group::new(Delimiter::Brace, tokens);
    group.set_span(last);
    group
}

fn in_parentheses(trees: Vec<TokenTree>) -> proc_macro2::Group {
    let stream: TokenStream = trees.into_iter().collect();
    let span = span_of(&stream, Span::call_site());
    let mut group = proc_macro2::Group::new(Delimiter::Parenthesis, stream);
    group.set_span(span);
    group
}

fn follows_yield(prepared: &[TokenTree], head: &Option<Vec<TokenTree>>) -> bool {
    let last = head.as_ref().map_or_else(|| prepared.last(), |head| head.last());
    matches!(last, Some(TokenTree::Ident(word)) if word == "yield")
}

fn follows_equals(prepared: &[TokenTree]) -> bool {
    matches!(prepared.last(), Some(TokenTree::Punct(sign)) if sign.as_char() == '=' && sign.spacing() == Spacing::Joint)
}

/// A variable may be called `from`: then something else follows.
fn starts_expression(next: Option<&TokenTree>) -> bool {
    match next {
        Some(TokenTree::Ident(word)) => word != "as",
        Some(TokenTree::Literal(_)) => true,
        Some(TokenTree::Group(group)) => group.delimiter() != Delimiter::Brace,
        Some(TokenTree::Punct(sign)) => "&*!-'|<:".contains(sign.as_char()),
        None => false,
    }
}

/// Whether it is `yield_!` or `yield_from!`.
pub(super) fn is_ours(call: &syn::Macro) -> bool {
    name(call).is_some()
}

fn name(call: &syn::Macro) -> Option<&'static str> {
    let last = &call.path.segments.last()?.ident;
    ["yield_", "yield_from"].into_iter().find(|name| last == name)
}

/// `yield_!(value)` and `yield_from!(value)` as the `yield` that they stand for; a comprehension as its loops.
pub(super) fn read(call: &syn::Macro, errors: &mut Errors) -> Option<Expr> {
    let Some(name) = name(call) else { return crate::comprehensions::opened(call) };
    let span = call.path.segments.last().map_or_else(Span::call_site, |last| last.ident.span());
    let is_from = name == "yield_from";
    let yield_token = syn::Token![yield](span);
    let value = match call.tokens.is_empty() {
        true if !is_from => None,
        _ => match syn::parse2::<Expr>(prepare(call.tokens.clone(), errors)) {
            Ok(value) => Some(value),
            Err(_) => {
                errors.at_span(span, Message::NoExpression { name: name.to_owned() });
                return Some(placeholder(span));
            }
        },
    };
    let value = match (value, is_from) {
        (Some(value), true) => Some(Expr::Return(syn::ExprReturn {
            attrs: Vec::new(),
            return_token: syn::Token![return](span),
            expr: Some(Box::new(value)),
        })),
        (value, _) => value,
    };
    Some(Expr::Yield(syn::ExprYield { attrs: Vec::new(), yield_token, expr: value.map(Box::new) }))
}

/// Whether a `yield` stands anywhere in the tokens, written in any way.
pub(crate) fn any(tokens: &TokenStream) -> bool {
    crate::support::tokens::any_name(tokens, &mut |name| ["yield", "yield_", "yield_from"].contains(&name))
}

/// Any value, in place of what was reported.
pub(crate) fn placeholder(span: Span) -> Expr {
    Expr::Verbatim(quote_spanned!(span=> ::core::panic!()))
}

pub(super) fn unit(span: Span) -> Expr {
    let unit = quote!(());
    Expr::Verbatim(crate::support::tokens::located(&unit, span))
}
