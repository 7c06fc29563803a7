//! The grammar: items of Rust, in which `yield` and `yield from` are expressions.

use proc_macro2::TokenStream;
use syn::parse::{Parse as _, ParseStream, Parser as _};
use syn::{Block, ImplItem, Item, Signature, TraitItem};

use crate::flow::yields;
use crate::support::errors::Errors;
use crate::support::krate::{self, Krate};

pub(super) struct Input {
    pub(super) krate: Krate,
    pub(super) items: Vec<Item>,
}

pub(super) fn parse(input: TokenStream, errors: &mut Errors) -> Input {
    let (krate, items) = krate::prefix(input);
    let krate = krate.and_then(|path| {
        let path = syn::parse::Parser::parse2(syn::Path::parse_mod_style, path);
        errors.handle(path)
    });
    let items = yields::prepare(items, errors);
    let mut read = Vec::new();
    let rest = |input: ParseStream<'_>| {
        while !input.is_empty() {
            read.push(Item::parse(input)?);
        }
        Ok(())
    };
    errors.handle(rest.parse2(items));
    Input { krate: krate.map(Krate::at).unwrap_or_default(), items: read }
}

/// Calls `f` with each function of the item, and with its body where it has one.
pub(super) fn functions(item: &mut Item, f: &mut dyn FnMut(&mut Signature, Option<&mut Block>)) {
    match item {
        Item::Fn(function) => f(&mut function.sig, Some(&mut function.block)),
        Item::Impl(block) => {
            for member in &mut block.items {
                if let ImplItem::Fn(function) = member {
                    f(&mut function.sig, Some(&mut function.block));
                }
            }
        }
        Item::Trait(definition) => {
            for member in &mut definition.items {
                if let TraitItem::Fn(function) = member {
                    f(&mut function.sig, function.default.as_mut());
                }
            }
        }
        _ => {}
    }
}
