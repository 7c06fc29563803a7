//! `slice!(start:stop:step)`

mod expand;
mod model;
mod parse;

use proc_macro2::TokenStream;

use crate::support::emit::expr_or_errors;
use crate::support::errors::Errors;

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut errors = Errors::new();
    let slice = model::check(parse::parse(input), &mut errors);
    expr_or_errors(errors, expand::expand(&slice))
}
