//! How `attr!` learns that a property has no setter: both sides hash the name of the method, and the type says which it lacks.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The name of a method as a number that can stand in a type (FNV-1a).
pub(crate) fn hash(method: &str) -> Literal {
    let hash = method
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    Literal::u64_unsuffixed(hash)
}

/// Says that a type has a property, but not this method of it.
pub(crate) fn lacks(
    private: &TokenStream,
    generics: &syn::Generics,
    ty: &TokenStream,
    method: &str,
) -> TokenStream {
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let hash = hash(method);
    quote! {
        #[automatically_derived]
        impl #impl_generics #private::Lacks<#hash> for #ty #where_clause {}
    }
}
