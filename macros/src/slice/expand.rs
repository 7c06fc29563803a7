//! The expansion: one call.

use proc_macro2::TokenStream;
use quote::quote;

use super::model::Slice;

pub(crate) fn expand(slice: &Slice) -> TokenStream {
    let Slice { krate, start, stop, step } = slice;
    let [start, stop, step] = [start, stop, step].map(|part| match part {
        Some(part) => quote!(::core::option::Option::Some(#part)),
        None => quote!(::core::option::Option::None),
    });
    quote!(#krate::Slice::new(#start, #stop, #step))
}
