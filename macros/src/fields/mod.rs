//! `#[derive(Fields)]`

mod bounds;
mod expand;
mod message;
mod model;
mod parse;
mod rules;
mod serde;

use proc_macro2::TokenStream;

use crate::support::errors::Errors;
use crate::support::{item, known};

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut errors = Errors::new();
    let Some(parsed) = errors.handle(item::read(input.clone())) else { return errors.finish() };
    let Some(raw) = parse::parse(parsed, &mut errors) else { return errors.finish() };
    let model = model::check(raw, &mut errors);
    if let model::Body::Struct(shape) = &model.body {
        known::add(&model.name, shape.fields.iter().map(|field| field.field.name()));
    }
    let mut tokens = expand::expand(&model);
    // The named tuple's half reads the item for itself.
    if let (Some(options), Ok(mut again)) = (model.of_fields(), item::read(input)) {
        model.drop_refused(&mut again);
        tokens.extend(crate::namedtuple::of_fields(again, options, &mut errors));
    }
    tokens.extend(errors.finish());
    tokens
}
