//! `#[derive(Property)]`

mod expand;
mod message;
mod model;
mod parse;

use proc_macro2::TokenStream;

use crate::support::errors::Errors;
use crate::support::{item, known};

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut errors = Errors::new();
    let Some(input) = errors.handle(item::read(input)) else { return errors.finish() };
    let Some(raw) = parse::parse(input, &mut errors) else { return errors.finish() };
    let model = model::check(raw, &mut errors);
    known::add(&model.name, model.properties.iter().map(|property| property.name.clone()));
    let mut tokens = expand::expand(&model);
    tokens.extend(errors.finish());
    tokens
}
