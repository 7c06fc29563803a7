//! The implementation of `Attributes` that a derive writes: its fields by name, and after them the properties that
//! `#[properties]` may have made.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::record::local;
use super::types::{self, Kind};

/// A field that is found by name. Each part is an expression for a `Result`.
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) get: Option<TokenStream>,
    pub(crate) set: Option<TokenStream>,
    pub(crate) del: Option<TokenStream>,
}

/// What a getter of a field of type `ty` gives, made into a value. It stands in `get`.
pub(crate) fn got(private: &TokenStream, ty: &syn::Type, value: &TokenStream) -> TokenStream {
    if converts(ty) { quote!(#private::got(#value)) } else { quote!(#private::Got(#value).value()) }
}

/// Assigns by the method `set`, which takes a `ty` and may refuse it, of the type itself. It stands in `set`.
pub(crate) fn put(private: &TokenStream, ty: &syn::Type, set: &Ident) -> TokenStream {
    if converts(ty) {
        let value = local("__value");
        return quote!(#private::put::<_, #ty>(self, #value, Self::#set));
    }
    let taken = taken(private, ty);
    quote!(self.#set(#taken).map_err(::core::convert::Into::into))
}

/// Whether a value can be made of the type and it of a value, as its tokens say. The compiler is asked about others only, since
/// asking costs it time.
fn converts(ty: &syn::Type) -> bool {
    match types::kind(ty) {
        Kind::Int(_) | Kind::Float | Kind::Bool => true,
        Kind::Text => types::name(ty).is_some_and(|name| name == "String"),
        _ => false,
    }
}

/// The value that is assigned, made into a field's type. It stands in `set`.
pub(crate) fn taken(private: &TokenStream, ty: &syn::Type) -> TokenStream {
    let value = local("__value");
    quote!(<#private::Take<#ty>>::take(#value)?)
}

pub(crate) fn attributes(
    private: &TokenStream,
    generics: &syn::Generics,
    ident: &Ident,
    name: &str,
    fields: &[Named],
) -> TokenStream {
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let (index, value) = (local("__index"), local("__value"));
    let entries = fields.iter().map(|field| {
        let Named { name, get, set, del } = field;
        let (get, set, del) = (get.is_some(), set.is_some(), del.is_some());
        quote!(#private::Entry::new(#name, #get, #set, #del))
    });
    let arms = |part: &dyn Fn(&Named) -> Option<TokenStream>| -> Vec<TokenStream> {
        let arm = |(index, field)| {
            let (index, part) = (Literal::usize_unsuffixed(index), part(field)?);
            Some(quote!(#index => #part,))
        };
        fields.iter().enumerate().filter_map(arm).collect()
    };
    let gets = arms(&|field| field.get.clone());
    let (sets, dels) = (arms(&|field| field.set.clone()), arms(&|field| field.del.clone()));
    let count = Literal::usize_unsuffixed(fields.len());
    let usize = quote!(::core::primitive::usize);
    let done = quote!(::core::result::Result<(), #private::Exception>);
    quote! {
        #[automatically_derived]
        #[allow(clippy::all, clippy::pedantic, clippy::nursery, unused_imports, deprecated)]
        impl #impl_generics #private::Attributes for #ident #type_generics #where_clause {
            const CLASS_NAME: &'static ::core::primitive::str = #name;
            const __TABLES: [&'static [#private::Entry]; 2] = {
                use #private::NoProperties as _;
                [&[#(#entries),*], <Self>::__PROPERTIES]
            };

            fn __get(&self, #index: #usize) -> ::core::result::Result<#private::Value, #private::Exception> {
                use #private::{GotAnyhow as _, NoProperties as _};
                match #index {
                    #(#gets)*
                    _ => self.__get_property(#index - #count),
                }
            }

            fn __set(&mut self, #index: #usize, #value: #private::Value) -> #done {
                use #private::{NoProperties as _, TakeAnyhow as _};
                match #index {
                    #(#sets)*
                    _ => self.__set_property(#index - #count, #value),
                }
            }

            fn __del(&mut self, #index: #usize) -> #done {
                use #private::NoProperties as _;
                match #index {
                    #(#dels)*
                    _ => self.__del_property(#index - #count),
                }
            }
        }
    }
}

/// The item by which `#[properties]` learns that a derive implements `Attributes`.
pub(crate) fn owner() -> TokenStream {
    quote! {
        #[doc(hidden)]
        pub const __DERIVES_ATTRIBUTES: ::core::primitive::bool = true;
    }
}

/// Whether a field of this type keeps what is computed of others.
pub(crate) fn is_cache(ty: &syn::Type) -> bool {
    types::name(ty).is_some_and(|name| name == "Cached" || name == "SyncCached")
}

/// What a method that changes a field says, so that what is computed of it is forgotten.
pub(crate) fn changed(private: &TokenStream, field: &str) -> TokenStream {
    quote!({
        #[allow(unused_imports)]
        use #private::NoProperties as _;
        self.__changed(#field)
    })
}
