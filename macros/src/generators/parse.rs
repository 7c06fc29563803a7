//! The grammar: items of Rust, in which `yield` and `yield from` are expressions.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::parse::{Parse as _, ParseStream, Parser as _};
use syn::{Block, ImplItem, Item, Signature, TraitItem};

use super::model::Place;
use crate::flow::yields;
use crate::support::errors::Errors;
use crate::support::krate::{self, Krate};
use crate::support::options;
use crate::support::tokens::span_of;

pub(super) struct Input {
    pub(super) krate: Krate,
    pub(super) items: Vec<Item>,
}

pub(super) fn parse(input: TokenStream, errors: &mut Errors) -> Input {
    let span = span_of(&input, Span::call_site());
    let (krate, items) = krate::prefix(input);
    let krate = krate.and_then(|path| self::krate(path, span, errors));
    let items = yields::in_braces(yields::prepare(items, errors));
    let mut read = Vec::new();
    let rest = |input: ParseStream<'_>| {
        let content;
        syn::braced!(content in input);
        while !content.is_empty() {
            read.push(Item::parse(&content)?);
        }
        Ok(())
    };
    errors.handle(rest.parse2(TokenTree::from(items).into()));
    Input { krate: krate.unwrap_or_default(), items: read }
}

/// The path after `crate =`.
pub(crate) fn krate(path: TokenStream, place: Span, errors: &mut Errors) -> Option<Krate> {
    match syn::Path::parse_mod_style.parse2(path.clone()) {
        Ok(path) => Some(Krate::at(path)),
        Err(_) => {
            let message = options::Message::TakesPath { name: "crate".to_owned() };
            errors.at_span(span_of(&path, place), message);
            None
        }
    }
}

/// What is called with each function, its body where it has one, and what it stands in.
type Each<'a> = dyn FnMut(&mut Signature, Option<&mut Block>, &Place<'_>) + 'a;

/// Calls `f` with each function of the item.
pub(super) fn functions(item: &mut Item, f: &mut Each<'_>) {
    match item {
        Item::Fn(function) => {
            // Under an attribute a method looks like a function, and may be one of a trait.
            let is_of_trait = function.sig.receiver().is_some();
            f(&mut function.sig, Some(&mut function.block), &Place { is_of_trait, generics: None });
        }
        Item::Impl(block) => {
            let place = Place { is_of_trait: block.trait_.is_some(), generics: Some(&block.generics) };
            for member in &mut block.items {
                if let ImplItem::Fn(function) = member {
                    f(&mut function.sig, Some(&mut function.block), &place);
                }
            }
        }
        Item::Trait(definition) => {
            let place = Place { is_of_trait: true, generics: Some(&definition.generics) };
            for member in &mut definition.items {
                if let TraitItem::Fn(function) = member {
                    f(&mut function.sig, function.default.as_mut(), &place);
                }
            }
        }
        _ => {}
    }
}
