//! The grammar: `Type;` in front, then items between commas, or an element and its clauses.

use proc_macro2::{Span, TokenStream, TokenTree};

use super::cut::{self, Lead, Piece};
use crate::flow::yields;
use crate::generators::parse;
use crate::support::errors::Errors;
use crate::support::krate::{self, Krate};
use crate::support::shape::is_punct;
use crate::support::tokens::{keep_fragments, span_of};

pub(super) struct Input {
    pub(super) krate: Krate,
    /// Where the whole stands, for what is missing.
    pub(super) span: Span,
    pub(super) ty: Option<Type>,
    pub(super) pieces: Vec<Piece>,
}

/// What stands before a `;`.
pub(super) struct Type {
    pub(super) tokens: TokenStream,
    pub(super) semicolon: Span,
}

impl Input {
    pub(super) fn is_comprehension(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece.lead, Lead::For | Lead::AsyncFor))
    }
}

pub(super) fn parse(input: TokenStream, errors: &mut Errors) -> Input {
    let span = span_of(&input, Span::call_site());
    let (krate, rest) = krate::prefix(input);
    let krate = krate.and_then(|path| parse::krate(path, span, errors)).unwrap_or_default();
    read(krate, rest, span)
}

/// What follows `crate = path;`.
pub(super) fn read(krate: Krate, rest: TokenStream, span: Span) -> Input {
    let mut trees: Vec<TokenTree> = keep_fragments(rest).into_iter().collect();
    let ty = trees.iter().position(|tree| is_punct(tree, ';')).map(|at| {
        let rest = trees.split_off(at + 1);
        let semicolon = trees.pop().map_or(span, |semicolon| semicolon.span());
        Type { tokens: core::mem::replace(&mut trees, rest).into_iter().collect(), semicolon }
    });
    Input { krate, span, ty, pieces: cut::cut(trees, span) }
}

/// Whether an element stands before `for`, with no statement between them. What yields is statements, but for `yield x for …`, a
/// mistake.
pub(super) fn is_generator_expression(tokens: &TokenStream) -> bool {
    let starts = |name: &str| {
        tokens
            .clone()
            .into_iter()
            .next()
            .is_some_and(|tree| matches!(tree, TokenTree::Ident(word) if word == name))
    };
    if starts("for") || yields::any(tokens) && !starts("yield") {
        return false;
    }
    let input = read(Krate::default(), tokens.clone(), Span::call_site());
    input.is_comprehension() && !(starts("let") || starts("yield") && input.ty.is_some())
}
