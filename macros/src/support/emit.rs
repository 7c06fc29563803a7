//! Handing the result over: the item stays, the errors come with it.

use proc_macro2::TokenStream;
use quote::quote;

use super::errors::Errors;

/// What stands where an expression is expected. The braces matter: bare `compile_error!` calls there make rustc print
/// parser noise and lose the second error.
pub(crate) fn expr_or_errors(errors: Errors, expression: TokenStream) -> TokenStream {
    match errors.into_error() {
        Some(error) => {
            let errors = error.into_compile_error();
            quote!({ #errors })
        }
        None => expression,
    }
}
