//! `User!(…)`: the constructor, with keywords and defaults.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote};

use super::inherent::default_name;
use super::target::Target;
use crate::namedtuple::model::Field;
use crate::namedtuple::types::Known;
use crate::support::keyword::{self, Key, Part};
use crate::support::record::{local, where_clause};
use crate::support::shape::{Callee, Default, Kind, Param, Shape};
use crate::support::tokens;

/// The macro that has the type's name, and what its calls reach.
pub(super) fn keywords(target: &Target<'_>) -> TokenStream {
    let model = target.model;
    let params: Vec<Param> = target.fields().iter().map(param).collect();
    let fills_in = params.iter().any(|param| matches!(param.default, Default::Callee));
    let generic = !model.generics.params.is_empty();
    let types: Vec<&TokenStream> = target.fields().iter().map(|field| &field.ty).collect();
    let key = keyword::key(&model.ident, &quote!(#(#types),*).to_string());
    let (reach, callee) = if fills_in || generic {
        (wrapped(target, key, &params), Callee::Wrapper)
    } else {
        let (ty, output, private) = (&target.ty, output(target), &target.private);
        let vis = model.vis.to_token_stream();
        let pointer = quote!(fn(#(#types),*) -> #output);
        (keyword::reach_pointer(private, key, &vis, &pointer, &quote!(<#ty>::new)), Callee::Pointer)
    };
    let shape = Shape {
        callee,
        ident: Ident::new("new", model.ident.span()),
        label: format!("{}.__new__", model.name),
        constant: false,
        generic,
        class: true,
        methods: Vec::new(),
        params,
    };
    let vis = model.vis.to_token_stream();
    let part = Part::Constructor { key, shape, reach, validated: model.validated };
    keyword::define_last(&model.krate, &vis, &model.ident, key, &part)
}

fn param(field: &Field) -> Param {
    let default = match &field.field.default {
        None => Default::None,
        Some(value) => match field.known {
            Known::Primitive | Known::String if tokens::literal(value).is_some() => {
                Default::Literal(tokens::flatten(value.clone()))
            }
            _ => Default::Callee,
        },
    };
    Param { name: field.field.name(), kind: Kind::Either, into: field.known == Known::String, default }
}

/// What a call gives.
fn output(target: &Target<'_>) -> TokenStream {
    let (ty, private) = (&target.ty, &target.private);
    if target.model.validated {
        quote!(::core::result::Result<#ty, #private::ValidationErrors>)
    } else {
        ty.clone()
    }
}

/// A value that has the constructor as its method: one that is generic has no pointer.
fn wrapped(target: &Target<'_>, key: Key, params: &[Param]) -> TokenStream {
    let (model, ty, private, wrapper) = (target.model, &target.ty, &target.private, keyword::wrapper());
    let reach = keyword::reach(private, key, &wrapper.to_token_stream(), &wrapper.to_token_stream());
    let (generics, _, _) = model.generics.split_for_impl();
    let conditions = where_clause(&model.generics, &[]);
    let (vis, output) = (&model.vis, output(target));
    let fields = || target.fields().iter().zip(params);
    let declared = fields().map(|(field, param)| {
        let (ident, ty) = (&field.field.ident, &field.ty);
        match param.default {
            Default::Callee => quote!(#ident: ::core::option::Option<#ty>),
            _ => quote!(#ident: #ty),
        }
    });
    let values = fields().map(|(field, param)| {
        let (ident, default) = (&field.field.ident, default_name(field));
        match param.default {
            Default::Callee => {
                let value = local("__value");
                quote! {
                    match #ident {
                        ::core::option::Option::Some(#value) => #value,
                        ::core::option::Option::None => <#ty>::#default(),
                    }
                }
            }
            _ => ident.to_token_stream(),
        }
    });
    let new = Ident::new("new", Span::call_site());
    quote! {
        #[doc(hidden)]
        #[allow(non_local_definitions, deprecated, clippy::all, clippy::pedantic)]
        const _: () = {
            #vis struct #wrapper;
            #reach
            impl #wrapper {
                #[inline]
                #vis fn #new #generics (self, #(#declared),*) -> #output #conditions {
                    <#ty>::#new(#(#values),*)
                }
            }
        };
    }
}
