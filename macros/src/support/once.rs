//! What there is once per type.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote_spanned};
use syn::ext::IdentExt as _;

use super::tokens;

/// An item that both `NamedTuple` and `Fields` emit for the type `ident`. A derive cannot see what else is derived, so
/// the item's name is what tells the user, in the first error of the compiler.
pub(crate) fn derived_once(ident: &Ident) -> TokenStream {
    let span = ident.span();
    let name = format_ident!("__{}_derives_NamedTuple_or_Fields_not_both", ident.unraw(), span = span);
    quote_spanned! {span=>
        #[doc(hidden)]
        #[allow(dead_code, non_upper_case_globals)]
        const #name: () = ();
    }
}

/// An item that each `#[properties]` emits for the type `ty`, since the properties are one table. Two blocks do not see each other
/// either.
///
/// Only for a type without parameters: `impl Grid<f64>` and `impl Grid<i32>` are of two types.
pub(crate) fn properties_once(ty: &syn::Type) -> TokenStream {
    let trees = tokens::flatten(ty.to_token_stream());
    let [TokenTree::Ident(ident)] = trees.as_slice() else { return TokenStream::new() };
    let span = ident.span();
    let name = format_ident!("__put_the_properties_of_{}_into_one_block", ident.unraw(), span = span);
    quote_spanned! {span=>
        #[doc(hidden)]
        #[allow(dead_code, non_upper_case_globals)]
        const #name: () = ();
    }
}
