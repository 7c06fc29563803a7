//! `#[derive(Fields)]`

mod access;
mod bounds;
mod expand;
mod message;
mod model;
mod parse;
mod rules;
mod serde;

use proc_macro2::TokenStream;

#[cfg(test)]
pub(crate) use message::Message;

use crate::support::errors::Errors;

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut errors = Errors::new();
    let Some(input) = errors.handle(syn::parse2(input)) else { return errors.finish() };
    let Some(raw) = parse::parse(input, &mut errors) else { return errors.finish() };
    let model = model::check(raw, &mut errors);
    let mut tokens = expand::expand(&model);
    tokens.extend(errors.finish());
    tokens
}
