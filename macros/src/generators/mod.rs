//! `generators! { … }`

pub(crate) mod client;
pub(crate) mod expand;
mod manager;
pub(crate) mod message;
pub(crate) mod model;
pub(crate) mod parse;

use proc_macro2::TokenStream;
use quote::ToTokens as _;

use crate::support::errors::Errors;
use crate::support::krate::Krate;

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut errors = Errors::new();
    let parse::Input { krate, items } = parse::parse(input, &mut errors);
    let mut tokens = TokenStream::new();
    for item in items {
        tokens.extend(one(&krate, item, model::Need::IfItYields, &mut errors));
    }
    tokens.extend(errors.finish());
    tokens
}

/// An item with its generators made. What is wrong stays, without its body.
pub(crate) fn one(krate: &Krate, mut item: syn::Item, need: model::Need, errors: &mut Errors) -> TokenStream {
    parse::functions(&mut item, &mut |signature, body, place| {
        if let Some(generator) = model::function(krate, signature, body, need, place, errors) {
            expand::function(krate, generator, signature);
        }
    });
    item.into_token_stream()
}

/// As [`one`], for a function of a trait that has no body.
pub(crate) fn declaration(
    krate: &Krate,
    mut function: syn::TraitItemFn,
    need: model::Need,
    errors: &mut Errors,
) -> TokenStream {
    let (signature, body) = (&mut function.sig, function.default.as_mut());
    let place = model::Place { is_of_trait: true, generics: None };
    if let Some(generator) = model::function(krate, signature, body, need, &place, errors) {
        expand::function(krate, generator, signature);
    }
    function.into_token_stream()
}
