//! `async_with!`: a `with!` of managers that are waited for.

use proc_macro2::TokenStream;

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    crate::attempt::alone(input, crate::with::within_async)
}
