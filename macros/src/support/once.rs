//! `NamedTuple` and `Fields` exclude each other, and neither can see the other's attribute.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt as _;

/// An item that both derives emit, whose name is the message: a second one of it stops rustc while it resolves names, before
/// it finds every method defined twice.
pub(crate) fn derived_once(ident: &Ident) -> TokenStream {
    let name =
        format_ident!("__{}_derives_NamedTuple_or_Fields_not_both", ident.unraw(), span = ident.span());
    quote! {
        #[doc(hidden)]
        #[allow(non_upper_case_globals, dead_code)]
        const #name: () = ();
    }
}
