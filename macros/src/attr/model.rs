//! The rules: what is before the last dot is the object, what is behind it the name.

use proc_macro2::{Delimiter, Ident, Literal, Span, TokenStream, TokenTree};
use quote::format_ident;
use syn::ext::IdentExt as _;

use super::message::Message;
use super::parse::{Assignment, Raw, is_sign};
use crate::support::errors::Errors;
use crate::support::expression::expression;
use crate::support::krate::Krate;
use crate::support::tokens;

/// What is done to which attribute.
pub(super) struct Access {
    pub(super) krate: Krate,
    pub(super) object: TokenStream,
    /// The object is made of names and dots, so that reading it twice is the same as reading it once.
    pub(super) place: bool,
    pub(super) name: Name,
    pub(super) kind: Kind,
}

/// The name of an attribute: of a field, or a position in a tuple struct.
pub(super) enum Name {
    Field(Ident),
    Position(u32, Span),
}

pub(super) enum Kind {
    Get,
    Set(TokenStream),
    /// The operator with its `=`, and the right side.
    Change(TokenStream, TokenStream),
    /// `**=`, for which Rust has methods.
    Power(TokenStream),
    Delete,
}

impl Name {
    /// The name as Python would see it.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Field(ident) => ident.unraw().to_string(),
            Self::Position(position, _) => format!("_{position}"),
        }
    }

    pub(super) fn getter(&self) -> Ident {
        match self {
            Self::Field(ident) => ident.clone(),
            Self::Position(position, span) => format_ident!("_{position}", span = *span),
        }
    }

    /// `set_age`, where the user wrote `age`.
    pub(super) fn method(&self, prefix: &str) -> Ident {
        match self {
            Self::Field(ident) => format_ident!("{prefix}_{}", ident.unraw(), span = ident.span()),
            Self::Position(position, span) => format_ident!("{prefix}_{position}", span = *span),
        }
    }
}

pub(super) fn check(raw: Raw, errors: &mut Errors) -> Option<Access> {
    let krate = raw.krate.and_then(|path| match syn::parse2(path.clone()) {
        Ok(path) => Some(Krate::at(path)),
        Err(_) => {
            errors.at_span(tokens::span_of(&path, raw.span), Message::BadCrate);
            None
        }
    });
    let kind = match (raw.del, raw.assignment) {
        (None, None) => Some(Kind::Get),
        (Some(_), None) => Some(Kind::Delete),
        (Some(_), Some(assignment)) => {
            errors.at_span(assignment.span, Message::DeleteAndAssign);
            None
        }
        (None, Some(assignment)) => assign(assignment, errors),
    };
    let (object, name) = target(raw.target, raw.del.unwrap_or(raw.span), errors)?;
    let place = is_place(&object);
    let object = expression(object.into_iter().collect(), raw.span, errors)?;
    Some(Access { krate: krate.unwrap_or_default(), object, place, name, kind: kind? })
}

fn assign(assignment: Assignment, errors: &mut Errors) -> Option<Kind> {
    let Assignment { operator, span, value } = assignment;
    let sign = format!("{operator}=");
    let message = match operator.as_str() {
        "" | "+" | "-" | "*" | "/" | "%" | "&" | "|" | "^" | "<<" | ">>" | "**" => None,
        "=" | "<" | ">" | "!" => {
            let sign = if operator == "=" { "==".to_owned() } else { sign.clone() };
            Some(Message::Comparison { sign })
        }
        "@" => Some(Message::MatrixProduct),
        _ => Some(Message::NoOperator { sign: sign.clone() }),
    };
    if let Some(message) = message {
        errors.at_span(span, message);
        return None;
    }
    if value.is_empty() {
        errors.at_span(span, Message::NoValue);
        return None;
    }
    let value = expression(value, span, errors)?;
    Some(match operator.as_str() {
        "" => Kind::Set(value),
        "**" => Kind::Power(value),
        _ => Kind::Change(located(&sign, span), value),
    })
}

/// The operator's signs where the user wrote them, which is where rustc points if the type has no such operator.
fn located(sign: &str, span: Span) -> TokenStream {
    let signs: TokenStream = sign.parse().unwrap_or_default();
    signs
        .into_iter()
        .map(|mut tree| {
            tree.set_span(span);
            tree
        })
        .collect()
}

/// Cuts the name off the object.
fn target(mut trees: Vec<TokenTree>, place: Span, errors: &mut Errors) -> Option<(Vec<TokenTree>, Name)> {
    let Some(last) = trees.pop() else {
        errors.at_span(place, Message::Empty);
        return None;
    };
    let name = match name(&last) {
        Some((between, name)) => {
            // In `pair.0.1` the two positions are one literal.
            if let Some(between) = between {
                trees.push(between.into());
                Some(name)
            } else {
                trees.pop().filter(|dot| is_sign(dot, '.')).map(|_| name)
            }
        }
        None => None,
    };
    let called = match trees.as_slice() {
        [.., dot, TokenTree::Ident(method)] if is_sign(dot, '.') => Some(method.to_string()),
        _ => None,
    };
    let message = match (&name, &last, called) {
        (Some(_), ..) if trees.is_empty() => Message::NoAttribute,
        (Some(_), ..) if has_operator(&trees) => {
            errors.at_span(trees[0].span(), Message::Operator);
            return None;
        }
        (Some(_), ..) => return name.map(|name| (trees, name)),
        (None, TokenTree::Group(group), Some(name)) if group.delimiter() == Delimiter::Parenthesis => {
            Message::Call { name }
        }
        (None, TokenTree::Group(group), _) if group.delimiter() == Delimiter::Bracket => Message::Item,
        _ => Message::NoAttribute,
    };
    errors.at(&last, message);
    None
}

/// The name that a token is, with what stands before it in the same token.
fn name(tree: &TokenTree) -> Option<(Option<Literal>, Name)> {
    match tree {
        TokenTree::Ident(ident) => Some((None, Name::Field(ident.clone()))),
        TokenTree::Literal(literal) => {
            let text = literal.to_string();
            let position = |text: &str| text.parse::<u32>().ok();
            match text.split_once('.') {
                Some((first, second)) => {
                    let mut before = Literal::u32_unsuffixed(position(first)?);
                    before.set_span(literal.span());
                    Some((Some(before), Name::Position(position(second)?, literal.span())))
                }
                None => Some((None, Name::Position(position(&text)?, literal.span()))),
            }
        }
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            let mut inner = group.stream().into_iter();
            let only = inner.next().filter(|_| inner.next().is_none())?;
            name(&only)
        }
        _ => None,
    }
}

/// Whether there is an operator outside of all groups. A method call would apply to its last operand alone.
fn has_operator(trees: &[TokenTree]) -> bool {
    let mut angles = false;
    trees.first().is_some_and(|first| is_sign(first, '!'))
        || trees.iter().any(|tree| match tree {
            TokenTree::Punct(sign) if ".:?#!$".contains(sign.as_char()) => {
                angles |= sign.as_char() == ':';
                false
            }
            // What stands in the angle brackets of a turbofish is a type.
            TokenTree::Punct(_) => !angles,
            _ => false,
        })
}

fn is_place(trees: &[TokenTree]) -> bool {
    trees.iter().all(|tree| match tree {
        TokenTree::Ident(ident) => ident != "await",
        TokenTree::Punct(sign) => ".:".contains(sign.as_char()),
        TokenTree::Literal(_) => true,
        TokenTree::Group(group) => {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            group.delimiter() == Delimiter::None && is_place(&inner)
        }
    })
}

impl Access {
    /// Whether the value can be made where it stands. Python makes it before it looks at the object, which can only be told where
    /// the object is computed.
    pub(super) fn value_in_place(&self, value: &TokenStream) -> bool {
        let is_closure = value.clone().into_iter().next().is_some_and(|first| {
            is_sign(&first, '|') || matches!(first, TokenTree::Ident(word) if word == "move")
        });
        self.place || is_closure || tokens::literal(value).is_some()
    }
}
