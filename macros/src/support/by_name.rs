//! The implementation of `Attributes` that a derive writes: its fields by name, and after them the properties that
//! `#[properties]` may have made.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};

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
pub(crate) fn got(private: &TokenStream, ty: &syn::Type, value: &impl ToTokens) -> TokenStream {
    if converts(ty) { quote!(#private::got(#value)) } else { quote!(#private::Got(#value).value()) }
}

/// Puts the value that is assigned in the place of a field of type `ty`. It stands in `set`.
pub(crate) fn put(private: &TokenStream, ty: &syn::Type, field: &TokenStream) -> TokenStream {
    let value = local("__value");
    if converts(ty) {
        quote!(#private::put(&mut #field, #value))
    } else {
        quote!(<#private::Take<#ty>>::put(&mut #field, #value))
    }
}

/// As [`put`], if the function `check` finds nothing wrong with the new value.
pub(crate) fn put_checked(
    private: &TokenStream,
    ty: &syn::Type,
    field: &TokenStream,
    check: &TokenStream,
) -> TokenStream {
    let value = local("__value");
    if converts(ty) {
        quote!(#private::put_checked(&mut #field, #value, #check))
    } else {
        quote!(<#private::Take<#ty>>::put_checked(&mut #field, #value, #check))
    }
}

/// The value that is assigned, made into a field's type. It stands in `set`.
pub(crate) fn taken(private: &TokenStream, ty: &syn::Type) -> TokenStream {
    let value = local("__value");
    quote!(<#private::Take<#ty>>::take(#value)?)
}

/// Whether a value can be made of the type and it of a value, as its tokens say. The compiler is asked about others only, since
/// asking costs it time.
fn converts(ty: &syn::Type) -> bool {
    match types::kind(ty) {
        Kind::Int(_) | Kind::Float | Kind::Bool => true,
        Kind::Text => types::name(ty).is_some_and(|name| name == "String"),
        Kind::Option => types::elements(ty).first().is_some_and(|some| converts(some)),
        Kind::Sequence => {
            types::name(ty).is_some_and(|name| name == "Vec")
                && types::elements(ty).first().is_some_and(|element| converts(element))
        }
        _ => false,
    }
}

/// What may be done with an attribute, as the runtime's table has it.
pub(crate) fn can(get: bool, set: bool, del: bool) -> Literal {
    Literal::u8_unsuffixed(bits(get, set, del))
}

fn bits(get: bool, set: bool, del: bool) -> u8 {
    u8::from(get) | u8::from(set) << 1 | u8::from(del) << 2
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
    let names = fields.iter().map(|field| &field.name);
    let can: Vec<u8> = fields
        .iter()
        .map(|field| bits(field.get.is_some(), field.set.is_some(), field.del.is_some()))
        .collect();
    let can = Literal::byte_string(&can);
    let arms = |part: &dyn Fn(&Named) -> Option<&TokenStream>| -> TokenStream {
        let mut arms = TokenStream::new();
        for (index, field) in fields.iter().enumerate() {
            if let Some(part) = part(field) {
                let index = Literal::usize_unsuffixed(index);
                arms.extend(quote!(#index => #part,));
            }
        }
        arms
    };
    let gets = arms(&|field| field.get.as_ref());
    let (sets, dels) = (arms(&|field| field.set.as_ref()), arms(&|field| field.del.as_ref()));
    let count = Literal::usize_unsuffixed(fields.len());
    let usize = quote!(::core::primitive::usize);
    let done = quote!(::core::result::Result<(), #private::Exception>);
    quote! {
        #[automatically_derived]
        #[allow(clippy::all, clippy::pedantic, clippy::nursery, unused_imports, deprecated)]
        impl #impl_generics #private::Attributes for #ident #type_generics #where_clause {
            const CLASS_NAME: &'static ::core::primitive::str = #name;
            const __FIELDS: (&'static [&'static ::core::primitive::str], &'static [::core::primitive::u8]) =
                (&[#(#names),*], #can);
            const __PROPERTIES_TABLE: &'static [#private::Entry] = {
                use #private::NoProperties as _;
                <Self>::__PROPERTIES
            };

            fn __get(&self, #index: #usize) -> ::core::result::Result<#private::Value, #private::Exception> {
                use #private::{GotAnyhow as _, NoProperties as _};
                match #index {
                    #gets
                    _ => self.__get_property(#index - #count),
                }
            }

            fn __set(&mut self, #index: #usize, #value: &mut #private::Value) -> #done {
                use #private::{NoProperties as _, TakeAnyhow as _};
                match #index {
                    #sets
                    _ => self.__set_property(#index - #count, #value),
                }
            }

            fn __del(&mut self, #index: #usize) -> #done {
                use #private::NoProperties as _;
                match #index {
                    #dels
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
