//! The grammar: `manager as pattern, other => { body } else { value }`.

use proc_macro2::{Delimiter, Spacing, Span, TokenStream, TokenTree};
use syn::parse::Parse as _;
use syn::{Block, Expr, Pat};

use super::message::Message;
use crate::support::errors::Errors;
use crate::support::tokens::{flatten, inside, span_of, split_commas};

/// The parts, as they were written.
pub(super) struct With {
    pub(super) span: Span,
    /// Whether `try` says that the managers' errors leave the function.
    pub(super) is_try: bool,
    /// Whether entering and leaving is waited for.
    pub(super) is_async: bool,
    pub(super) managers: Vec<Manager>,
    pub(super) body: Block,
    pub(super) otherwise: Option<Block>,
}

pub(super) struct Manager {
    pub(super) span: Span,
    pub(super) value: Expr,
    pub(super) target: Option<Pat>,
}

pub(super) fn parse(input: TokenStream, place: Span, errors: &mut Errors) -> Option<With> {
    let before = errors.count();
    let mut trees = flatten(input);
    let Some(arrow) = trees.windows(2).position(is_arrow) else {
        errors.at_span(trees.last().map_or(place, TokenTree::span), Message::NoArrow);
        return None;
    };
    let mut rest = trees.split_off(arrow).into_iter().skip(1);
    let arrow = rest.next().map_or(place, |sign| sign.span());
    let is_try = matches!(trees.first(), Some(TokenTree::Ident(word)) if word == "try")
        && !matches!(trees.get(1), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace);
    if is_try {
        trees.remove(0);
    }
    let body = block(rest.next(), "=>", arrow, errors);
    // Where it is none, what follows is part of what it was meant to be.
    let otherwise = match rest.next().filter(|_| body.is_some()) {
        Some(TokenTree::Ident(word)) if word == "else" => {
            Some(block(rest.next(), "else", word.span(), errors)?)
        }
        Some(extra) => {
            errors.at_span(extra.span(), Message::Extra);
            None
        }
        None => None,
    };
    if let Some(extra) = rest.next().filter(|_| otherwise.is_some()) {
        errors.at_span(extra.span(), Message::Extra);
    }
    let managers = managers(trees.into_iter().collect(), arrow, errors);
    let body = body?;
    (errors.count() == before).then_some(With {
        span: place,
        is_try,
        is_async: false,
        managers: managers?,
        body,
        otherwise,
    })
}

/// The managers; `place` is where to point at if there are none.
pub(super) fn managers(list: TokenStream, place: Span, errors: &mut Errors) -> Option<Vec<Manager>> {
    let before = errors.count();
    let parts = split_commas(list);
    if parts.is_empty() {
        errors.at_span(place, Message::NoManager);
    }
    let managers = parts.into_iter().filter_map(|part| manager(part, place, errors)).collect();
    (errors.count() == before).then_some(managers)
}

fn is_arrow(pair: &[TokenTree]) -> bool {
    matches!(pair, [TokenTree::Punct(equals), TokenTree::Punct(greater)]
        if equals.as_char() == '=' && equals.spacing() == Spacing::Joint && greater.as_char() == '>')
}

fn block(tree: Option<TokenTree>, after: &str, place: Span, errors: &mut Errors) -> Option<Block> {
    let Some(tree @ TokenTree::Group(_)) = tree else {
        errors.at_span(place, Message::NoBlock { after: after.to_owned() });
        return None;
    };
    if !matches!(&tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace) {
        errors.at_span(tree.span(), Message::NoBlock { after: after.to_owned() });
        return None;
    }
    let mut block: Block = errors.handle(syn::parse2(tree.into()))?;
    // The compiler would call the braces unnecessary where a value is enough, were they the user's.
    let span = Span::mixed_site().located_at(block.brace_token.span.open());
    block.brace_token = syn::token::Brace(span);
    Some(block)
}

/// A manager, and what the last `as` binds: an `as` before it is a cast.
fn manager(part: TokenStream, arrow: Span, errors: &mut Errors) -> Option<Manager> {
    let place = span_of(&part, arrow);
    let mut trees: Vec<TokenTree> = part.into_iter().collect();
    let target = match trees.iter().rposition(|tree| matches!(tree, TokenTree::Ident(word) if word == "as")) {
        None => None,
        Some(at) => {
            let mut target = trees.split_off(at).into_iter();
            let word = target.next().map_or(place, |word| word.span());
            let target: TokenStream = target.collect();
            if target.is_empty() {
                errors.at_span(word, Message::NoTarget);
                return None;
            }
            Some(errors.handle(inside(target, word, Pat::parse_multi_with_leading_vert))?)
        }
    };
    if trees.is_empty() {
        errors.at_span(place, Message::NoManager);
        return None;
    }
    let value = errors.handle(inside(trees.into_iter().collect(), place, Expr::parse))?;
    Some(Manager { span: place, value, target })
}
