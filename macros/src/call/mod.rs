//! `call!(path(arguments))`, and what the macros of functions and types hand on to it.

mod arguments;
mod expand;
mod message;
mod model;
mod parse;

use proc_macro2::TokenStream;

use crate::support::emit::expr_or_errors;
use crate::support::errors::Errors;
use parse::Input;

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut errors = Errors::new();
    let expression = match parse::parse(input) {
        Input::Path(path) => expand::path(&path),
        Input::Shaped(shaped) => return shaped_call(shaped, errors),
        Input::Definition(definition) => {
            drop(errors.into_error());
            return expand::definition(*definition);
        }
        Input::Wrong(span, message) => {
            errors.at_span(span, message);
            TokenStream::new()
        }
    };
    expr_or_errors(errors, expression)
}

fn shaped_call(shaped: parse::Shaped, mut errors: Errors) -> TokenStream {
    let call = model::check(shaped, &mut errors);
    let wrong = errors.into_error().map(syn::Error::into_compile_error);
    expand::call(call, wrong)
}
