//! The plain tuple's side: conversions both ways, comparisons both ways.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};

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

/// One side of a comparison: its type, and how its fields are reached.
struct Side {
    ty: TokenStream,
    types: Vec<TokenStream>,
    members: Vec<TokenStream>,
}

/// `==` and `<` with any tuple whose items compare with the fields, as in Python: `user == ("fank", 27)`.
pub(super) fn comparisons(target: &Target<'_>) -> TokenStream {
    let fields = target.fields();
    let parameters: Vec<Ident> =
        (0..fields.len()).map(|index| format_ident!("__{index}", span = Span::mixed_site())).collect();
    let record = Side {
        ty: target.ty.clone(),
        types: fields.iter().map(|field| field.ty.clone()).collect(),
        members: fields.iter().map(|field| field.field.member.to_token_stream()).collect(),
    };
    let tuple = Side {
        ty: quote!((#(#parameters,)*)),
        types: parameters.iter().map(ToTokens::to_token_stream).collect(),
        members: (0..fields.len())
            .map(|index| Literal::usize_unsuffixed(index).into_token_stream())
            .collect(),
    };
    let generics = target.generics_with(&parameters);
    let one = [(&record, &tuple), (&tuple, &record)].map(|(left, right)| {
        let (eq, order) =
            (equality(target, &generics, left, right), ordering(target, &generics, left, right));
        quote!(#eq #order)
    });
    quote!(#(#one)*)
}

fn equality(target: &Target<'_>, generics: &TokenStream, left: &Side, right: &Side) -> TokenStream {
    let (left_types, right_types) = (&left.types, &right.types);
    let conditions: Vec<TokenStream> = left_types
        .iter()
        .zip(right_types)
        .map(|(left, right)| quote!(#left: ::core::cmp::PartialEq<#right>))
        .collect();
    let (left_members, right_members, right_type) = (&left.members, &right.members, &right.ty);
    let other = local("other");
    let body = match left_members.as_slice() {
        [] => quote!(true),
        _ => quote!(#(self.#left_members == #other.#right_members)&&*),
    };
    target.implement_with(
        generics,
        &left.ty,
        quote!(::core::cmp::PartialEq<#right_type>),
        &conditions,
        quote! {
            #[inline]
            fn eq(&self, #other: &#right_type) -> ::core::primitive::bool {
                #body
            }
        },
    )
}

fn ordering(target: &Target<'_>, generics: &TokenStream, left: &Side, right: &Side) -> TokenStream {
    let (left_types, right_types) = (&left.types, &right.types);
    let conditions: Vec<TokenStream> = left_types
        .iter()
        .zip(right_types)
        .map(|(left, right)| quote!(#left: ::core::cmp::PartialOrd<#right>))
        .collect();
    let (left_members, right_members, right_type) = (&left.members, &right.members, &right.ty);
    let (other, unequal) = (local("other"), local("unequal"));
    target.implement_with(
        generics,
        &left.ty,
        quote!(::core::cmp::PartialOrd<#right_type>),
        &conditions,
        quote! {
            #[inline]
            fn partial_cmp(&self, #other: &#right_type) -> ::core::option::Option<::core::cmp::Ordering> {
                #(
                    match ::core::cmp::PartialOrd::partial_cmp(&self.#left_members, &#other.#right_members) {
                        ::core::option::Option::Some(::core::cmp::Ordering::Equal) => {}
                        #unequal => return #unequal,
                    }
                )*
                ::core::option::Option::Some(::core::cmp::Ordering::Equal)
            }
        },
    )
}
