//! To and from the plain tuple.

use proc_macro2::TokenStream;
use quote::quote;

use super::inherent::tuple_type;
use super::target::Target;
use crate::support::record::local;

/// `From` both ways.
pub(super) fn conversions(target: &Target<'_>) -> TokenStream {
    let (ty, tuple) = (&target.ty, tuple_type(target));
    let (value, pair) = (local("value"), local("tuple"));
    let out_of = target.implement_for(
        &tuple,
        quote!(::core::convert::From<#ty>),
        &[],
        quote! {
            #[inline]
            fn from(#value: #ty) -> Self {
                <#ty>::into_tuple(#value)
            }
        },
    );
    let into = target.implement(
        quote!(::core::convert::From<#tuple>),
        &[],
        quote! {
            #[inline]
            fn from(#pair: #tuple) -> Self {
                Self::from_tuple(#pair)
            }
        },
    );
    quote!(#out_of #into)
}

/// `From` the named tuple, and `TryFrom` the plain one, which may break a rule.
pub(super) fn validated_conversions(target: &Target<'_>) -> TokenStream {
    let (ty, tuple, private) = (&target.ty, tuple_type(target), &target.private);
    let (value, pair) = (local("value"), local("tuple"));
    let out_of = target.implement_for(
        &tuple,
        quote!(::core::convert::From<#ty>),
        &[],
        quote! {
            #[inline]
            fn from(#value: #ty) -> Self {
                <#ty>::into_tuple(#value)
            }
        },
    );
    let into = target.implement(
        quote!(::core::convert::TryFrom<#tuple>),
        &[],
        quote! {
            type Error = #private::ValidationErrors;
            #[inline]
            fn try_from(#pair: #tuple) -> ::core::result::Result<Self, #private::ValidationErrors> {
                Self::from_tuple(#pair)
            }
        },
    );
    quote!(#out_of #into)
}
