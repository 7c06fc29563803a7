//! `#[properties]`

mod expand;
mod header;
mod message;
mod model;
mod parse;

use proc_macro2::TokenStream;

use crate::support::errors::Errors;
use crate::support::known;

/// The methods stay whatever is wrong: uses of them are no mistakes.
pub(crate) fn expand(args: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::new();
    let mut tokens = match parse::parse(args, item.clone(), &mut errors) {
        Some(raw) => {
            let model = model::check(raw, &mut errors);
            known::add(
                model.name.as_deref().unwrap_or("_"),
                model.properties.iter().map(model::Property::name),
            );
            expand::expand(&model)
        }
        None => parse::without_marks(item),
    };
    tokens.extend(errors.finish());
    tokens
}
