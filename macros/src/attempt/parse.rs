//! The grammar: `try { … } except (e: Class) { … } else { … } finally { … }`.

use core::iter::Peekable;

use proc_macro2::{Delimiter, Group, Ident, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::parse::{Parse as _, Parser as _};
use syn::punctuated::Punctuated;
use syn::{Block, Expr, Pat, Token, Type};

use super::message::Message;
use crate::support::errors::Errors;
use crate::support::tokens::{flatten, inside};

/// The parts, as they were written.
pub(super) struct Attempt {
    /// Of the word `try`.
    pub(super) span: Span,
    pub(super) body: Block,
    pub(super) handlers: Vec<Handler>,
    pub(super) otherwise: Option<Block>,
    pub(super) finally: Option<Block>,
}

pub(super) struct Handler {
    pub(super) span: Span,
    pub(super) catches: Catches,
    pub(super) guard: Option<Expr>,
    pub(super) body: Block,
}

/// What a handler catches.
pub(super) enum Catches {
    Classes { name: Pat, classes: Vec<Type> },
    Pattern(Pat),
}

type Trees = Peekable<std::vec::IntoIter<TokenTree>>;

pub(super) fn parse(input: TokenStream, place: Span, errors: &mut Errors) -> Option<Attempt> {
    let before = errors.count();
    let mut trees = flatten(input).into_iter().peekable();
    let start = match trees.next_if(|tree| is(tree, "try")) {
        Some(TokenTree::Ident(word)) => word,
        _ => {
            errors.at_span(trees.peek().map_or(place, TokenTree::span), Message::NoTry);
            return None;
        }
    };
    let body = block(&mut trees, &start, errors)?;
    let (mut handlers, mut otherwise, mut finally) = (Vec::new(), None, None);
    while let Some(tree) = trees.next() {
        let TokenTree::Ident(word) = tree else { return no_part(&tree, errors) };
        match word.to_string().as_str() {
            "except" => {
                let late =
                    if finally.is_some() { Some("finally") } else { otherwise.as_ref().map(|_| "else") };
                if let Some(before) = late {
                    errors.at(&word, late_part("except", before));
                }
                handlers.extend(handler(&mut trees, &word, errors)?);
            }
            "else" => {
                if finally.is_some() {
                    errors.at(&word, late_part("else", "finally"));
                } else if handlers.is_empty() {
                    errors.at(&word, Message::ElseAlone);
                }
                once(&mut otherwise, &mut trees, &word, errors)?;
            }
            "finally" => once(&mut finally, &mut trees, &word, errors)?,
            _ => return no_part(&TokenTree::Ident(word), errors),
        }
    }
    if handlers.is_empty() && finally.is_none() && errors.count() == before {
        errors.at(&start, Message::OnlyTry);
    }
    (errors.count() == before).then_some(Attempt { span: start.span(), body, handlers, otherwise, finally })
}

fn late_part(part: &str, before: &str) -> Message {
    Message::Late { part: part.to_owned(), before: before.to_owned() }
}

fn no_part<T>(tree: &TokenTree, errors: &mut Errors) -> Option<T> {
    let what = match tree {
        TokenTree::Group(group) => match group.delimiter() {
            Delimiter::Brace => "{ … }".to_owned(),
            Delimiter::Bracket => "[ … ]".to_owned(),
            _ => "( … )".to_owned(),
        },
        tree => tree.to_string(),
    };
    errors.at_span(tree.span(), Message::NoPart { what });
    None
}

fn is(tree: &TokenTree, word: &str) -> bool {
    matches!(tree, TokenTree::Ident(ident) if ident == word)
}

fn once(part: &mut Option<Block>, trees: &mut Trees, word: &Ident, errors: &mut Errors) -> Option<()> {
    if part.is_some() {
        errors.at(word, Message::Twice { part: word.to_string() });
    }
    *part = Some(block(trees, word, errors)?);
    Some(())
}

fn block(trees: &mut Trees, word: &Ident, errors: &mut Errors) -> Option<Block> {
    match trees
        .next_if(|tree| matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace))
    {
        Some(group) => {
            let mut block: Block = errors.handle(syn::parse2(group.into()))?;
            // The compiler would call the braces unnecessary where a value is enough, were they the user's.
            let span = Span::mixed_site().located_at(block.brace_token.span.open());
            block.brace_token = syn::token::Brace(span);
            Some(block)
        }
        None => {
            errors.at(word, Message::NoBlock { part: word.to_string() });
            None
        }
    }
}

/// None only where the rest cannot be read.
fn handler(trees: &mut Trees, word: &Ident, errors: &mut Errors) -> Option<Option<Handler>> {
    let group = match trees.peek() {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => Some(group.clone()),
        Some(TokenTree::Ident(_) | TokenTree::Punct(_)) => {
            let classes = unparenthesized(trees);
            errors.at(word, Message::NoParentheses { classes });
            block(trees, word, errors)?;
            return Some(None);
        }
        _ => None,
    };
    if group.is_some() {
        trees.next();
    }
    let body = block(trees, word, errors);
    let head = head(group, word, errors);
    let (Some(body), Some((catches, guard))) = (body, head) else { return Some(None) };
    Some(Some(Handler { span: word.span(), catches, guard, body }))
}

/// `ValueError as e`, up to the block: the classes.
fn unparenthesized(trees: &mut Trees) -> String {
    let mut classes = TokenStream::new();
    let mut is_name = false;
    while let Some(tree) = trees
        .next_if(|tree| !matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace))
    {
        is_name |= is(&tree, "as");
        if !is_name {
            classes.extend([tree]);
        }
    }
    classes.to_string()
}

fn head(group: Option<Group>, word: &Ident, errors: &mut Errors) -> Option<(Catches, Option<Expr>)> {
    let wild = |span| Pat::Wild(syn::PatWild { attrs: Vec::new(), underscore_token: Token![_](span) });
    let Some(group) = group.filter(|group| !group.stream().is_empty()) else {
        return Some((Catches::Pattern(wild(word.span())), None));
    };
    let mut trees: Vec<TokenTree> = group.stream().into_iter().collect();
    let guard = match trees.iter().position(|tree| is(tree, "if")) {
        Some(at) => {
            let guard: TokenStream = trees.drain(at..).skip(1).collect();
            Some(errors.handle(inside(guard, group.span(), Expr::parse))?)
        }
        None => None,
    };
    let catches = match trees.iter().enumerate().position(|(at, tree)| is_colon(&trees, at, tree)) {
        Some(at) => {
            let classes: TokenStream = trees.split_off(at).into_iter().skip(1).collect();
            let name = trees.into_iter().collect::<TokenStream>();
            let name = match Pat::parse_single.parse2(name.clone()) {
                Ok(name @ (Pat::Ident(_) | Pat::Wild(_))) => name,
                _ => {
                    errors.at_span(crate::support::tokens::span_of(&name, group.span()), Message::NotAName);
                    return None;
                }
            };
            let classes =
                inside(classes, group.span(), Punctuated::<Type, Token![|]>::parse_separated_nonempty);
            Catches::Classes { name, classes: errors.handle(classes)?.into_iter().collect() }
        }
        None => {
            let pattern =
                inside(trees.into_iter().collect(), group.span(), Pat::parse_multi_with_leading_vert);
            Catches::Pattern(errors.handle(pattern)?)
        }
    };
    Some((catches, guard))
}

/// Whether it is the `:` before a class, and none of a path.
fn is_colon(trees: &[TokenTree], at: usize, tree: &TokenTree) -> bool {
    let colon = |tree: &TokenTree| matches!(tree, TokenTree::Punct(sign) if sign.as_char() == ':');
    let is_joint =
        |tree: &TokenTree| matches!(tree, TokenTree::Punct(sign) if sign.spacing() == Spacing::Joint);
    colon(tree) && !is_joint(tree) && !(at > 0 && colon(&trees[at - 1]) && is_joint(&trees[at - 1]))
}

/// What a pattern is called by its words: whether it says of which type the error is.
pub(super) fn names_a_type(pattern: &Pat) -> bool {
    crate::support::tokens::flatten(pattern.to_token_stream()).iter().any(|tree| match tree {
        TokenTree::Ident(word) => word.to_string().starts_with(char::is_uppercase),
        TokenTree::Literal(_) => true,
        TokenTree::Punct(sign) => "&-:".contains(sign.as_char()),
        TokenTree::Group(_) => true,
    })
}
