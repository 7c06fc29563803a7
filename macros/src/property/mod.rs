//! `#[derive(Property)]`

mod expand;
mod message;
mod model;
mod parse;

use proc_macro2::TokenStream;

use crate::support::errors::Errors;

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut errors = Errors::new();
    let Some(input) = errors.handle(syn::parse2(input)) else { return errors.finish() };
    let Some(raw) = parse::parse(input, &mut errors) else { return errors.finish() };
    let mut tokens = expand::expand(&model::check(raw, &mut errors));
    tokens.extend(errors.finish());
    tokens
}
