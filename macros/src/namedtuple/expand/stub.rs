//! What stands in for the expansion after an error that leaves nothing to expand: uses of it are no mistakes.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::ext::IdentExt as _;

use super::inherent::{constants, parameter, tuple_type};
use super::object;
use super::target::Target;

/// For an enum or a union: the constants and what the trait promises.
pub(super) fn not_a_struct(target: &Target<'_>) -> TokenStream {
    let constants = target.inherent(&[], constants(target));
    let dynamic = object::object(target);
    quote!(#constants #dynamic)
}

/// For a struct with rules. If `Fields` is derived as well, what the type has of its own comes from there, and ours must not
/// clash with it; so ours are functions of a trait, to which the type's own are preferred.
pub(super) fn with_rules(target: &Target<'_>) -> TokenStream {
    let model = target.model;
    let name = format_ident!("__{}NeedsFields", model.ident.unraw());
    let (generics, arguments, conditions) = model.generics.split_for_impl();
    let (parameters, tuple) = (target.fields().iter().map(parameter), tuple_type(target));
    let with = target.fields().iter().map(|field| {
        let (method, parameter) = (field.field.method("with"), parameter(field));
        quote!(fn #method(&self, #parameter) -> Self { loop {} })
    });
    let implementation = target.implement(quote!(#name #arguments), &[], TokenStream::new());
    let dynamic = object::object(target);
    quote! {
        #[allow(warnings)]
        trait #name #generics: ::core::marker::Sized #conditions {
            fn new(#(#parameters),*) -> Self { loop {} }
            fn into_tuple(self) -> #tuple { loop {} }
            fn from_tuple(tuple: #tuple) -> Self { loop {} }
            #(#with)*
        }
        #implementation
        #dynamic
    }
}
