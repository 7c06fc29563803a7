//! `#[contextmanager]`: a function of `generators!` that makes a context manager, with `yield_!`.

use proc_macro2::TokenStream;

use crate::generators::model::Need;

pub(crate) fn expand(options: TokenStream, item: TokenStream) -> TokenStream {
    crate::generator::attribute("contextmanager", Need::Manager, options, item)
}
