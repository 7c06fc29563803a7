//! `#[derive(NamedTuple)]`

mod expand;
mod message;
mod model;
mod parse;
mod types;

use proc_macro2::TokenStream;

use crate::support::errors::Errors;

/// The struct stays whatever is wrong, since a derive adds to it. What is added stays as well: uses of it are no mistakes.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut errors = Errors::new();
    let Some(input) = errors.handle(syn::parse2(input)) else { return errors.finish() };
    let model = model::check(parse::parse(input, &mut errors), &mut errors);
    let mut tokens = expand::expand(&model);
    tokens.extend(errors.finish());
    tokens
}
