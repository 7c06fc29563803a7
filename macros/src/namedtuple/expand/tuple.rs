//! The plain tuple's side: conversions both ways, comparisons both ways.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};

use super::inherent::tuple_type;
use super::target::{Condition, Target};
use crate::namedtuple::model::Field;
use crate::namedtuple::types::Known;
use crate::support::record::local;
use crate::support::types::{self, Kind};

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

/// `==` and `<` with a tuple, as in Python: `user == ("fank", 27)`.
///
/// A text compares with every kind of text, and a type parameter with whatever it compares with; each is a type parameter of
/// the `impl`. Other fields compare with their own type, since each parameter costs compile time.
pub(super) fn comparisons(target: &Target<'_>) -> TokenStream {
    let mut parameters = Vec::new();
    let types: Vec<TokenStream> = target
        .fields()
        .iter()
        .map(|field| {
            if !is_open(field) {
                return field.ty.clone();
            }
            parameters.push(format_ident!("__{}", parameters.len(), span = Span::mixed_site()));
            parameters.last().to_token_stream()
        })
        .collect();
    let tuple = quote!((#(#types,)*));
    let generics = target.generics_with(&parameters);
    let (eq, order) = (quote!(PartialEq), quote!(PartialOrd));
    let conditions = |of: &TokenStream, own: Condition| -> Vec<TokenStream> {
        let open = target.fields().iter().filter(|field| is_open(field)).zip(&parameters);
        open.map(|(Field { ty, .. }, parameter)| quote!(#ty: ::core::cmp::#of<#parameter>))
            .chain(target.conditions(|field| !is_open(field), own))
            .collect()
    };
    let equal = conditions(&eq, |ty, _, span| quote_spanned!(span=> #ty: ::core::cmp::PartialEq));
    let ordered = conditions(&order, |ty, _, span| quote_spanned!(span=> #ty: ::core::cmp::PartialOrd));
    let implement = |left: &TokenStream, of: &TokenStream, right: &TokenStream, conditions, method| {
        target.implement_with(&generics, left, quote!(::core::cmp::#of<#right>), conditions, method)
    };
    let ty = &target.ty;
    let (eq_there, order_there) = (equals(target, &types, &tuple), compares(target, &types, &tuple));
    let (eq_back, order_back) = (equals_back(ty), compares_back(ty));
    [
        implement(ty, &eq, &tuple, &equal, eq_there),
        implement(ty, &order, &tuple, &ordered, order_there),
        implement(&tuple, &eq, ty, &equal, eq_back),
        implement(&tuple, &order, ty, &ordered, order_back),
    ]
    .into_iter()
    .collect()
}

fn is_open(field: &Field) -> bool {
    matches!(field.known, Known::Parameter) || types::kind(&field.field.ty) == Kind::Text
}

/// The comparison of each field with its place in the tuple. Its types are said, since a field may compare with several.
fn pairs<'a>(
    target: &'a Target<'_>,
    types: &'a [TokenStream],
    call: impl Fn(&TokenStream, &TokenStream) -> TokenStream + 'a,
) -> impl Iterator<Item = TokenStream> + 'a {
    let other = local("other");
    target.fields().iter().zip(types).enumerate().map(move |(index, (field, ty))| {
        let (member, index) = (&field.field.member, Literal::usize_unsuffixed(index));
        let function = call(&field.ty, ty);
        quote!(#function(&self.#member, &#other.#index))
    })
}

fn equals(target: &Target<'_>, types: &[TokenStream], tuple: &TokenStream) -> TokenStream {
    let other = local("other");
    let fields = pairs(target, types, |left, right| quote!(<#left as ::core::cmp::PartialEq<#right>>::eq));
    let body = if types.is_empty() { quote!(true) } else { quote!(#(#fields)&&*) };
    quote! {
        #[inline]
        fn eq(&self, #other: &#tuple) -> ::core::primitive::bool {
            #body
        }
    }
}

fn compares(target: &Target<'_>, types: &[TokenStream], tuple: &TokenStream) -> TokenStream {
    let (other, order) = (local("other"), local("order"));
    let mut fields =
        pairs(target, types, |left, right| quote!(<#left as ::core::cmp::PartialOrd<#right>>::partial_cmp));
    let equal = quote!(::core::option::Option::Some(::core::cmp::Ordering::Equal));
    let first = fields.next().unwrap_or_else(|| equal.clone());
    quote! {
        #[inline]
        fn partial_cmp(&self, #other: &#tuple) -> ::core::option::Option<::core::cmp::Ordering> {
            let #order = #first;
            #(let #order = if let #equal = #order { #fields } else { #order };)*
            #order
        }
    }
}

/// The other way round, so that the fields are compared in one place only.
fn equals_back(ty: &TokenStream) -> TokenStream {
    let other = local("other");
    quote! {
        #[inline]
        fn eq(&self, #other: &#ty) -> ::core::primitive::bool {
            *#other == *self
        }
    }
}

fn compares_back(ty: &TokenStream) -> TokenStream {
    let other = local("other");
    quote! {
        #[inline]
        fn partial_cmp(&self, #other: &#ty) -> ::core::option::Option<::core::cmp::Ordering> {
            ::core::option::Option::map(
                ::core::cmp::PartialOrd::partial_cmp(#other, self),
                ::core::cmp::Ordering::reverse,
            )
        }
    }
}
