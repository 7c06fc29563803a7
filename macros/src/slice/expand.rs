//! The expansion: one call.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;

use super::model::Slice;

pub(crate) fn expand(slice: &Slice) -> TokenStream {
    let Slice { krate, start, stop, step } = slice;
    let [start, stop, step] = [start, stop, step].map(|part| match part {
        Some(part) => {
            let part = without_parentheses(part);
            quote!(::core::option::Option::Some(#part))
        }
        None => quote!(::core::option::Option::None),
    });
    quote!(#krate::Slice::new(#start, #stop, #step))
}

/// The parentheses that keep a path together (`slice!((module::START):)`) are not needed in a call, and rustc would say so.
fn without_parentheses(part: &TokenStream) -> TokenStream {
    let mut trees = part.clone().into_iter();
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Group(group)), None)
            if group.delimiter() == Delimiter::Parenthesis && !group.stream().into_iter().any(is_comma) =>
        {
            group.stream()
        }
        _ => part.clone(),
    }
}

/// With a comma it is a tuple, which is no part of a slice.
fn is_comma(tree: TokenTree) -> bool {
    matches!(tree, TokenTree::Punct(comma) if comma.as_char() == ',')
}
