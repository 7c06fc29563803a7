//! One data derive per type.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote_spanned};
use syn::ext::IdentExt as _;

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
