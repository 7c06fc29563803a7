//! `attr!(object.name = value)`

mod expand;
mod message;
mod model;
mod parse;

use proc_macro2::TokenStream;

use crate::support::emit::expr_or_errors;
use crate::support::errors::Errors;

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut errors = Errors::new();
    let access = model::check(parse::parse(input), &mut errors);
    let expansion = access.map(|access| expand::expand(&access)).unwrap_or_default();
    expr_or_errors(errors, expansion)
}
