//! The grammar: an `impl` block, split into its items. What is not marked is handed on as it was written.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::parse::{ParseStream, Parser as _};
use syn::{Attribute, Generics, Token, Type, Visibility, WhereClause};

use super::header::{self, Header};
use super::message::Message;
use crate::support::errors::Errors;
use crate::support::krate::Krate;
use crate::support::options::Options;
use crate::support::tokens;

pub(super) const MARKS: [&str; 4] = ["getter", "setter", "deleter", "cached_property"];
const OPTIONS: [&str; 2] = ["attributes", "crate"];

/// The block as it was written.
pub(super) struct Raw {
    pub(super) krate: Krate,
    /// The option `attributes`.
    pub(super) attributes: Option<Ident>,
    pub(super) span: Span,
    pub(super) attrs: Vec<Attribute>,
    /// With the where-clause.
    pub(super) generics: Generics,
    pub(super) ty: Type,
    pub(super) items: Vec<Item>,
    /// A mark somewhere was refused: then the block is not without.
    pub(super) refused: bool,
}

pub(super) enum Item {
    /// Tokens that are none of ours, with the name, if it is a method.
    Other(TokenStream, Option<String>),
    Method(Box<Method>),
}

/// A method with a mark.
pub(super) struct Method {
    pub(super) mark: Mark,
    pub(super) attrs: Vec<Attribute>,
    pub(super) vis: Visibility,
    pub(super) header: Header,
    /// The method without the mark, token for token.
    pub(super) tokens: TokenStream,
}

pub(super) struct Mark {
    pub(super) name: Ident,
    pub(super) args: Option<TokenStream>,
}

pub(super) fn parse(args: TokenStream, item: TokenStream, errors: &mut Errors) -> Option<Raw> {
    let mut options = Options::default();
    options.add(args, "option", &OPTIONS, errors);
    let krate = options.take_krate(errors);
    let attributes = options.take("attributes").map(|option| {
        option.flag(errors);
        option.name
    });
    let span = tokens::span_of(&item, Span::call_site());
    let (attrs, generics, ty, body) = errors.handle(block.parse2(item))?.or_else(|at| {
        errors.at_span(at.unwrap_or(span), Message::NotAnImpl);
        None
    })?;
    let mut raw = Raw { krate, attributes, span, attrs, generics, ty, items: Vec::new(), refused: false };
    items(body.stream(), &mut raw, errors);
    Some(raw)
}

type Block = (Vec<Attribute>, Generics, Type, Group);

/// Of what is no `impl` block at all, the place where that shows.
enum Parsed {
    Block(Box<Block>),
    NotAnImpl(Option<Span>),
}

impl Parsed {
    fn or_else(self, report: impl FnOnce(Option<Span>) -> Option<Block>) -> Option<Block> {
        match self {
            Self::Block(block) => Some(*block),
            Self::NotAnImpl(at) => report(at),
        }
    }
}

fn block(input: ParseStream<'_>) -> syn::Result<Parsed> {
    let attrs = Attribute::parse_outer(input)?;
    if !input.peek(Token![impl]) {
        let rest: TokenStream = input.parse()?;
        return Ok(Parsed::NotAnImpl(rest.into_iter().next().map(|tree| tree.span())));
    }
    input.parse::<Token![impl]>()?;
    let mut generics: Generics = input.parse()?;
    let ty: Type = input.parse()?;
    if input.peek(Token![for]) {
        return Err(syn::Error::new_spanned(ty, Message::TraitImpl));
    }
    generics.where_clause = input.parse::<Option<WhereClause>>()?;
    let body = input.step(|cursor| match cursor.token_tree() {
        Some((TokenTree::Group(group), rest)) if group.delimiter() == Delimiter::Brace => Ok((group, rest)),
        _ => Err(cursor.error(Message::NotAnImpl)),
    })?;
    Ok(Parsed::Block(Box::new((attrs, generics, ty, body))))
}

fn items(body: TokenStream, raw: &mut Raw, errors: &mut Errors) {
    let trees: Vec<TokenTree> = body.into_iter().collect();
    let mut rest = trees.as_slice();
    while !rest.is_empty() {
        let end = end_of_item(rest);
        let (item, after) = rest.split_at(end);
        rest = after;
        let marked = has_mark(item);
        if !marked {
            raw.items.push(Item::Other(item.iter().cloned().collect(), name_of(item)));
        } else {
            match method(item, errors) {
                Some(method) => raw.items.push(Item::Method(Box::new(method))),
                None => {
                    raw.refused = true;
                    let tokens = without_marks(item.iter().cloned().collect());
                    raw.items.push(Item::Other(tokens, name_of(item)));
                }
            }
        }
    }
}

/// How many tokens the first item has: up to a `;`, or to a brace that is not followed by more of the same item.
fn end_of_item(trees: &[TokenTree]) -> usize {
    // The brackets of an attribute hold no item.
    for (at, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Punct(semicolon) if semicolon.as_char() == ';' => return at + 1,
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => match trees.get(at + 1) {
                // `Matrix<{ N }>`, or `const X: u8 = { 1 };`
                Some(TokenTree::Punct(more)) if more.as_char() != '#' => {}
                _ => return at + 1,
            },
            _ => {}
        }
    }
    trees.len()
}

/// The name of a method among the tokens of an item.
fn name_of(item: &[TokenTree]) -> Option<String> {
    let at = item.iter().position(header::is_fn)?;
    match item.get(at + 1) {
        Some(TokenTree::Ident(name)) => Some(name.to_string()),
        _ => None,
    }
}

/// Whether one of our attributes stands before an item.
fn has_mark(item: &[TokenTree]) -> bool {
    item.windows(2).any(|pair| mark_name(pair).is_some())
}

fn mark_name(pair: &[TokenTree]) -> Option<()> {
    match pair {
        [TokenTree::Punct(hash), TokenTree::Group(group)]
            if hash.as_char() == '#' && group.delimiter() == Delimiter::Bracket =>
        {
            match group.stream().into_iter().next() {
                Some(TokenTree::Ident(name)) if MARKS.contains(&name.to_string().as_str()) => Some(()),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The tokens without our attributes, in depth as far as the items go.
pub(super) fn without_marks(tokens: TokenStream) -> TokenStream {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut kept = TokenStream::new();
    let mut at = 0;
    while at < trees.len() {
        if trees.get(at..at + 2).and_then(mark_name).is_some() {
            at += 2;
            continue;
        }
        kept.extend([match &trees[at] {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                tokens::regroup(group, without_marks(group.stream())).into()
            }
            other => other.clone(),
        }]);
        at += 1;
    }
    kept
}

/// Reads a method that has a mark; none if it is none, which is reported.
fn method(item: &[TokenTree], errors: &mut Errors) -> Option<Method> {
    let before = errors.count();
    let start = |input: ParseStream<'_>| {
        let attrs = Attribute::parse_outer(input)?;
        let vis: Visibility = input.parse()?;
        let rest: TokenStream = input.parse()?;
        Ok((attrs, vis, rest))
    };
    let (attrs, vis, rest) = errors.handle(start.parse2(item.iter().cloned().collect()))?;
    let (marks, attrs): (Vec<Attribute>, Vec<Attribute>) =
        attrs.into_iter().partition(|attr| MARKS.iter().any(|mark| attr.path().is_ident(mark)));
    // The words of a method may come out of a `macro_rules!`; its body stays as it is.
    let rest: Vec<TokenTree> = tokens::flatten(rest);
    let mut marks = marks.iter().filter_map(|attr| mark(attr, errors));
    let first = marks.next();
    let others: Vec<Mark> = marks.collect();
    let Some(first) = first else {
        // The mark stands where no attribute of a method does.
        if errors.count() == before {
            errors.at_span(
                tokens::span_of(&item.iter().cloned().collect(), Span::call_site()),
                Message::NoProperties,
            );
        }
        return None;
    };
    for other in others {
        let (mark, name) = (first.name.to_string(), other.name.to_string());
        let message = match mark == name {
            true => Message::MarkTwice { mark },
            false => Message::TwoMarks { mark, other: name },
        };
        errors.at(&other.name, message);
    }
    if !rest.iter().any(header::is_fn) {
        errors.at(&first.name, Message::NotAMethod { mark: first.name.to_string() });
        return None;
    }
    let header = errors.handle(header::read(&rest))?;
    (errors.count() == before).then(|| {
        let tokens = quote!(#(#attrs)* #vis #(#rest)*);
        Method { mark: first, attrs, vis, header, tokens }
    })
}

fn mark(attr: &Attribute, errors: &mut Errors) -> Option<Mark> {
    let name = attr.path().get_ident()?.clone();
    let args = match &attr.meta {
        syn::Meta::Path(_) => None,
        syn::Meta::List(list) => Some(list.tokens.clone()),
        syn::Meta::NameValue(pair) => Some(pair.value.to_token_stream()),
    };
    let is_value = matches!(attr.meta, syn::Meta::NameValue(_));
    if args.is_some() && (name != "cached_property" || is_value) {
        errors.at(&attr.meta, Message::NoArguments { mark: name.to_string() });
        return None;
    }
    Some(Mark { name, args })
}
