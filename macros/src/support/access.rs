//! How a field is read and what it may be assigned from, as its type suggests.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::types::{self, Kind};

/// What a getter returns: the type, and the expression that makes it of a reference to the field.
pub(crate) struct Getter {
    pub(crate) ty: TokenStream,
    pub(crate) value: TokenStream,
}

/// A reference where it is cheap to give more than `&T`: numbers by value, `&str` for a `String`, `&[T]` for a `Vec<T>`,
/// `Option<&T>` for an `Option<T>`.
pub(crate) fn getter(ty: &syn::Type, field: &TokenStream) -> Getter {
    if is_copy(ty) {
        return Getter { ty: quote!(#ty), value: quote!(*#field) };
    }
    if let syn::Type::Group(group) = ty {
        return getter(&group.elem, field);
    }
    if types::kind(ty) == Kind::Option
        && let Some(inner) = types::elements(ty).first()
    {
        return match borrowed(inner) {
            Some(borrowed) => Getter {
                ty: quote!(::core::option::Option<&#borrowed>),
                value: quote!(::core::option::Option::as_deref(#field)),
            },
            None => Getter {
                ty: quote!(::core::option::Option<&#inner>),
                value: quote!(::core::option::Option::as_ref(#field)),
            },
        };
    }
    match borrowed(ty) {
        Some(borrowed) => Getter { ty: quote!(&#borrowed), value: quote!(#field) },
        None => Getter { ty: quote!(&#ty), value: quote!(#field) },
    }
}

/// Numbers, `bool`, `char`, shared references, and options of them.
pub(crate) fn is_copy(ty: &syn::Type) -> bool {
    match types::kind(ty) {
        Kind::Int(_) | Kind::Float | Kind::Bool | Kind::Char => true,
        Kind::Option => types::elements(ty).first().is_some_and(|inner| is_copy(inner)),
        _ => matches!(ty, syn::Type::Reference(reference) if reference.mutability.is_none()),
    }
}

/// What a reference to the type derefs to, for the owned types of the standard library.
fn borrowed(ty: &syn::Type) -> Option<TokenStream> {
    let element = types::elements(ty).first().copied();
    Some(match (types::name(ty)?.as_str(), element) {
        ("String", _) => quote!(::core::primitive::str),
        ("Vec", Some(element)) => quote!([#element]),
        ("Box", Some(element)) => quote!(#element),
        ("PathBuf", _) => quote!(::std::path::Path),
        ("OsString", _) => quote!(::std::ffi::OsStr),
        _ => return None,
    })
}

/// The parameter that a value of the type is given as: `impl Into<String>` for a `String`, so that a literal will do.
pub(crate) fn parameter(ty: &syn::Type) -> TokenStream {
    if is_string(ty) { quote!(impl ::core::convert::Into<#ty>) } else { quote!(#ty) }
}

/// The parameter as a value of the field's type.
pub(crate) fn argument(ty: &syn::Type, parameter: &proc_macro2::Ident) -> TokenStream {
    if is_string(ty) { quote!(::core::convert::Into::<#ty>::into(#parameter)) } else { quote!(#parameter) }
}

fn is_string(ty: &syn::Type) -> bool {
    types::kind(ty) == Kind::Text && types::name(ty).as_deref() == Some("String")
}

/// The bound under which a field can be cloned, where its type does not tell that it can. Higher-ranked, so that it is
/// looked at where it is used: a type that cannot be cloned costs only the methods that need it.
pub(crate) fn clone_bound(private: &TokenStream, ty: &syn::Type) -> Option<TokenStream> {
    let known = is_copy(ty) || is_string(ty);
    (!known).then(|| quote_spanned!(ty.span()=> for<'__a> &'__a #ty: #private::ClonesTo<#ty>))
}

/// The expression that clones a field through the bound.
pub(crate) fn clone(private: &TokenStream, ty: &syn::Type, field: &TokenStream) -> TokenStream {
    if is_copy(ty) {
        quote!(*#field)
    } else if is_string(ty) {
        quote!(::core::clone::Clone::clone(#field))
    } else {
        quote!(#private::ClonesTo::<#ty>::clone_to(#field))
    }
}
