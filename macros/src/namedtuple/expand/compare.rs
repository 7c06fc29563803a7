//! `==` and `<` with the plain tuple, from both sides, as in Python: `user == ("fank", 27)`.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};

use super::target::{Condition, Target};
use crate::namedtuple::model::Field;
use crate::namedtuple::types::Known;
use crate::support::record::local;
use crate::support::types::{self, Kind};

/// What a field is compared with.
enum Rival<'a> {
    /// A text with any text, so that a literal will do.
    Text(&'a Field, Ident),
    /// A value of a type parameter with whatever it compares with.
    Any(&'a Field, Ident),
    /// Anything else with its own type: a type parameter for each would cost compile time.
    Same(&'a Field),
}

/// `PartialEq` or `PartialOrd`, and its method.
struct Operator {
    of: TokenStream,
    method: TokenStream,
}

pub(super) fn comparisons(target: &Target<'_>) -> TokenStream {
    let mut parameters = Vec::new();
    let rivals: Vec<Rival<'_>> = target
        .fields()
        .iter()
        .map(|field| {
            let mut parameter = || {
                let name = format_ident!("__{}", parameters.len(), span = Span::mixed_site());
                parameters.push(name.clone());
                name
            };
            match field.known {
                _ if is_text(field) => Rival::Text(field, parameter()),
                Known::Parameter => Rival::Any(field, parameter()),
                _ => Rival::Same(field),
            }
        })
        .collect();
    let types = rivals.iter().map(Rival::ty);
    let (ty, tuple, generics) = (&target.ty, quote!((#(#types,)*)), target.generics_with(&parameters));
    let eq = Operator { of: quote!(::core::cmp::PartialEq), method: quote!(eq) };
    let order = Operator { of: quote!(::core::cmp::PartialOrd), method: quote!(partial_cmp) };
    let equal =
        conditions(target, &rivals, &eq, |ty, _, span| quote_spanned!(span=> #ty: ::core::cmp::PartialEq));
    let ordered = conditions(
        target,
        &rivals,
        &order,
        |ty, _, span| quote_spanned!(span=> #ty: ::core::cmp::PartialOrd),
    );
    let implement = |left: &TokenStream, operator: &Operator, right: &TokenStream, conditions, method| {
        let of = &operator.of;
        target.implement_with(&generics, left, quote!(#of<#right>), conditions, method)
    };
    [
        implement(ty, &eq, &tuple, &equal, equals(&rivals, &eq, &tuple)),
        implement(ty, &order, &tuple, &ordered, compares(&rivals, &order, &tuple)),
        implement(&tuple, &eq, ty, &equal, equals_back(ty)),
        implement(&tuple, &order, ty, &ordered, compares_back(ty)),
    ]
    .into_iter()
    .collect()
}

fn is_text(field: &Field) -> bool {
    types::kind(&field.field.ty) == Kind::Text
}

fn conditions(
    target: &Target<'_>,
    rivals: &[Rival<'_>],
    operator: &Operator,
    own: Condition,
) -> Vec<TokenStream> {
    let parameters = rivals.iter().filter_map(|rival| match rival {
        Rival::Text(_, parameter) => Some(quote!(#parameter: ::core::convert::AsRef<::core::primitive::str>)),
        Rival::Any(Field { ty, .. }, parameter) => {
            let of = &operator.of;
            Some(quote!(#ty: #of<#parameter>))
        }
        Rival::Same(_) => None,
    });
    // What is called `String` may be another type, which is no text.
    let texts = target.all_conditions(
        is_text,
        |ty, _, span| quote_spanned!(span=> #ty: ::core::convert::AsRef<::core::primitive::str>),
    );
    let others = target.conditions(|field| !is_text(field) && field.known != Known::Parameter, own);
    parameters.chain(texts).chain(others).collect()
}

impl Rival<'_> {
    /// The type in the tuple.
    fn ty(&self) -> TokenStream {
        match self {
            Self::Text(_, parameter) | Self::Any(_, parameter) => parameter.to_token_stream(),
            Self::Same(field) => field.ty.clone(),
        }
    }

    /// The comparison with its place in the tuple. The types are said, since a field may compare with several.
    fn compare(&self, index: usize, Operator { of, method }: &Operator) -> TokenStream {
        let (other, index, right) = (local("other"), Literal::usize_unsuffixed(index), self.ty());
        let (Self::Text(field, _) | Self::Any(field, _) | Self::Same(field)) = self;
        let (member, left) = (&field.field.member, &field.ty);
        match self {
            Self::Text(..) => {
                let text = quote!(::core::convert::AsRef<::core::primitive::str>);
                quote! {
                    <::core::primitive::str as #of>::#method(
                        <#left as #text>::as_ref(&self.#member),
                        <#right as #text>::as_ref(&#other.#index),
                    )
                }
            }
            _ => quote!(<#left as #of<#right>>::#method(&self.#member, &#other.#index)),
        }
    }
}

fn equals(rivals: &[Rival<'_>], operator: &Operator, tuple: &TokenStream) -> TokenStream {
    let other = local("other");
    let fields = rivals.iter().enumerate().map(|(index, rival)| rival.compare(index, operator));
    let body = if rivals.is_empty() { quote!(true) } else { quote!(#(#fields)&&*) };
    quote! {
        #[inline]
        fn eq(&self, #other: &#tuple) -> ::core::primitive::bool {
            #body
        }
    }
}

fn compares(rivals: &[Rival<'_>], operator: &Operator, tuple: &TokenStream) -> TokenStream {
    let (other, order) = (local("other"), local("order"));
    let mut fields = rivals.iter().enumerate().map(|(index, rival)| rival.compare(index, operator));
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
