//! The grammar: `target`, `target = value`, `target += value` or `del target`, after an optional `crate = path;`.

use proc_macro2::{Span, TokenStream, TokenTree};

use crate::support::{krate, tokens};

/// What stands between the parentheses.
pub(super) struct Raw {
    /// Where the whole stands, for what is missing.
    pub(super) span: Span,
    pub(super) krate: Option<TokenStream>,
    pub(super) del: Option<Span>,
    pub(super) target: Vec<TokenTree>,
    pub(super) assignment: Option<Assignment>,
}

/// What follows the target.
pub(super) struct Assignment {
    /// The sign before the `=`; empty for `=` alone.
    pub(super) operator: String,
    pub(super) span: Span,
    pub(super) value: TokenStream,
}

pub(super) fn parse(input: TokenStream) -> Raw {
    let span = tokens::span_of(&input, Span::call_site());
    let (krate, input) = krate::prefix(input);
    let mut trees: Vec<TokenTree> = input.into_iter().collect();
    // A variable may be called `del`: then a dot or an operator follows.
    let del = match trees.as_slice() {
        [TokenTree::Ident(del), TokenTree::Ident(_) | TokenTree::Group(_), ..] if del == "del" => {
            Some(del.span())
        }
        _ => None,
    };
    if del.is_some() {
        trees.remove(0);
    }
    let assignment = split(&mut trees);
    Raw { span, krate, del, target: trees, assignment }
}

/// Cuts the assignment off the target: from the first `=` that is not inside a group, with the signs right before it.
fn split(trees: &mut Vec<TokenTree>) -> Option<Assignment> {
    let equals = trees.iter().position(|tree| is_sign(tree, '='))?;
    let mut start = equals;
    while start > 0
        && let TokenTree::Punct(sign) = &trees[start - 1]
        && "+-*/%&|^<>@!".contains(sign.as_char())
    {
        start -= 1;
    }
    let mut rest = trees.split_off(start).into_iter();
    let span = rest.clone().next().map_or_else(Span::call_site, |tree| tree.span());
    let mut operator: String = rest.by_ref().take(equals - start).map(|sign| sign.to_string()).collect();
    rest.next();
    let mut value: Vec<TokenTree> = rest.collect();
    if value.first().is_some_and(|tree| is_sign(tree, '=')) {
        operator.push('=');
        value.remove(0);
    }
    Some(Assignment { operator, span, value: value.into_iter().collect() })
}

pub(super) fn is_sign(tree: &TokenTree, sign: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == sign)
}
