//! `serde::Deserialize` through the rules.
//!
//! serde's own derive reads the data, into a twin of the type that has the same attributes; the twin then goes through the
//! gate that every value goes through. A nested value's violations are kept instead of ending the reading, so that all of
//! them are reported with their whole paths.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt as _;

use super::check;
use crate::fields::model::{Body, Field, Model, Shape};
use crate::fields::rules::{Rule, RuleKind};
use crate::fields::serde;
use crate::support::record::{self, Form};
use crate::support::types::{self, Kind};

pub(super) fn expand(model: &Model, private: &TokenStream) -> TokenStream {
    let Model { ident, generics, .. } = model;
    let twin = Twin { model, private, ident: format_ident!("__{}Data", ident.unraw()) };
    let (_, type_generics, _) = generics.split_for_impl();
    let parameters = with_de(generics);
    let where_clause = record::where_clause(generics, &twin.bounds(&quote!('__de)));
    let (item, twin_ident) = (twin.item(), &twin.ident);
    let admit = match &model.body {
        Body::Struct(shape) => admit_struct(shape, private),
        Body::Enum(_) => twin.admit_enum(),
    };
    quote! {
        #[doc(hidden)]
        const _: () = {
            // Under these names, since serde takes paths as strings, in which a `$crate` has no meaning.
            #[allow(unused_imports)]
            use #private::{DeserializeChecked as __DunderChecked, serde as __dunder_serde};
            #item

            #[automatically_derived]
            impl #parameters __dunder_serde::Deserialize<'__de> for #ident #type_generics #where_clause {
                fn deserialize<__D: __dunder_serde::Deserializer<'__de>>(
                    __deserializer: __D,
                ) -> ::core::result::Result<Self, __D::Error> {
                    #private::deserialize(__deserializer)
                }
            }

            #[automatically_derived]
            #[allow(unreachable_code)]
            impl #parameters #private::DeserializeChecked<'__de> for #ident #type_generics #where_clause {
                fn deserialize_checked<__D: __dunder_serde::Deserializer<'__de>>(
                    __deserializer: __D,
                ) -> ::core::result::Result<::core::result::Result<Self, #private::ValidationErrors>, __D::Error> {
                    let mut __data = <#twin_ident #type_generics as __dunder_serde::Deserialize<'__de>>::deserialize(__deserializer)?;
                    ::core::result::Result::Ok(#admit)
                }
            }
        };
    }
}

/// The impl's parameters: the type's, after a lifetime for the data that outlives all of the type's.
fn with_de(generics: &syn::Generics) -> TokenStream {
    let lifetimes = generics.lifetimes().map(|parameter| &parameter.lifetime);
    let parameters = generics.params.iter().map(|parameter| match parameter {
        syn::GenericParam::Lifetime(lifetime) => lifetime.to_token_stream(),
        syn::GenericParam::Type(ty) => {
            let (ident, bounds) = (&ty.ident, &ty.bounds);
            quote!(#ident: #bounds)
        }
        syn::GenericParam::Const(constant) => {
            let (ident, ty) = (&constant.ident, &constant.ty);
            quote!(const #ident: #ty)
        }
    });
    quote!(<'__de #(: #lifetimes)*, #(#parameters),*>)
}

/// Whether the violations of the field's value are kept apart while reading.
fn is_nested(field: &Field) -> bool {
    fn nested(rules: &[Rule]) -> bool {
        rules.iter().any(|rule| match &rule.kind {
            RuleKind::Nested => true,
            RuleKind::Elements(_, rules) => nested(&rules.rules),
            _ => false,
        })
    }
    nested(&field.rules.rules)
        && !has(field, &["with", "deserialize_with", "skip", "skip_deserializing", "flatten"])
}

/// Whether the field has one of these options of serde's.
fn has(field: &Field, names: &[&str]) -> bool {
    serde::options(&field.field.attrs).iter().any(|option| names.iter().any(|name| option.name == name))
}

/// The attributes that are serde's.
fn serde_attrs(attrs: &[syn::Attribute]) -> impl Iterator<Item = &syn::Attribute> {
    attrs.iter().filter(|attr| attr.path().is_ident("serde"))
}

/// The twin of the type that serde's derive is put on.
struct Twin<'a> {
    model: &'a Model,
    private: &'a TokenStream,
    ident: Ident,
}

impl Twin<'_> {
    /// The bounds that reading each field needs. They name the data's lifetime, so that they are looked at where they are
    /// used: a field that cannot be read costs only `Deserialize`.
    fn bounds(&self, de: &TokenStream) -> Vec<TokenStream> {
        let fields: Vec<&Field> = match &self.model.body {
            Body::Struct(shape) => shape.fields.iter().collect(),
            Body::Enum(variants) => variants.iter().flat_map(|variant| &variant.shape.fields).collect(),
        };
        let bound = |field: &Field| {
            let ty = &field.field.ty;
            let known =
                matches!(types::kind(ty), Kind::Int(_) | Kind::Float | Kind::Bool | Kind::Char | Kind::Text);
            if known || has(field, &["with", "deserialize_with", "skip", "skip_deserializing"]) {
                return None;
            }
            Some(if is_nested(field) && matches!(self.model.body, Body::Struct(_)) {
                quote!(#ty: __DunderChecked<#de>)
            } else {
                quote!(#ty: __dunder_serde::Deserialize<#de>)
            })
        };
        fields.into_iter().filter_map(bound).collect()
    }

    /// The twin itself, with serde's attributes and the defaults.
    fn item(&self) -> TokenStream {
        let Model { generics, attrs, ident, .. } = self.model;
        let twin = &self.ident;
        let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
        let container = serde_attrs(attrs);
        let given = serde::options(attrs);
        let rename = (!given.iter().any(|option| option.name == "rename")).then(|| {
            let name = ident.unraw().to_string();
            quote!(#[serde(rename = #name)])
        });
        let bound = (!given.iter().any(|option| option.name == "bound")).then(|| {
            let bounds = self.bounds(&quote!('de));
            let bounds = quote!(#(#bounds),*).to_string();
            quote!(#[serde(bound(deserialize = #bounds))])
        });
        let mut defaults = Vec::new();
        let body = match &self.model.body {
            Body::Struct(shape) => {
                let fields = self.fields(shape, true, &mut defaults);
                let (keyword, end) = (quote!(struct), (shape.form != Form::Named).then(|| quote!(;)));
                let fields = group(shape.form, &fields);
                match shape.form {
                    Form::Named => quote!(#keyword #twin #impl_generics #where_clause #fields),
                    _ => quote!(#keyword #twin #impl_generics #fields #where_clause #end),
                }
            }
            Body::Enum(variants) => {
                let variants = variants.iter().map(|variant| {
                    let (attrs, ident) = (serde_attrs(&variant.attrs), &variant.ident);
                    let fields =
                        group(variant.shape.form, &self.fields(&variant.shape, false, &mut defaults));
                    quote!(#(#attrs)* #ident #fields)
                });
                let variants: Vec<TokenStream> = variants.collect();
                quote!(enum #twin #impl_generics #where_clause { #(#variants),* })
            }
        };
        let defaults = (!defaults.is_empty())
            .then(|| quote!(impl #impl_generics #twin #type_generics #where_clause { #(#defaults)* }));
        quote! {
            #[derive(__dunder_serde::Deserialize)]
            #[serde(crate = "__dunder_serde")]
            #rename
            #bound
            #(#container)*
            #[allow(non_camel_case_types)]
            #body
            #defaults
        }
    }

    /// The twin's fields; what `#[default(…)]` gives is added to `defaults` as functions.
    fn fields(&self, shape: &Shape, checked: bool, defaults: &mut Vec<TokenStream>) -> Vec<TokenStream> {
        let private = self.private;
        shape
            .fields
            .iter()
            .map(|field| {
                let ty = &field.field.ty;
                let nested = checked && is_nested(field);
                let attrs = serde_attrs(&field.field.attrs);
                let name = match &field.field.member {
                    syn::Member::Named(name) => quote!(#name:),
                    syn::Member::Unnamed(_) => TokenStream::new(),
                };
                let stored = if nested {
                    quote!(::core::result::Result<#ty, #private::ValidationErrors>)
                } else {
                    quote!(#ty)
                };
                let reader = nested
                    .then(|| quote!(#[serde(deserialize_with = "__DunderChecked::deserialize_checked")]));
                // Optional fields may be missing for serde, unless a function reads them.
                let value = match &field.field.default {
                    Some(_) => Some(field.field.default_value()),
                    None if nested && types::kind(ty) == Kind::Option => {
                        Some(quote!(::core::option::Option::None))
                    }
                    None => None,
                };
                let default = value.filter(|_| !has(field, &["default"])).map(|value| {
                    let function = format_ident!("__default_{}", defaults.len());
                    let value = if nested { quote!(::core::result::Result::Ok(#value)) } else { value };
                    defaults.push(quote!(fn #function() -> #stored { #value }));
                    let twin = &self.ident;
                    let (_, type_generics, _) = self.model.generics.split_for_impl();
                    let turbofish = type_generics.as_turbofish();
                    let path = quote!(#twin #turbofish::#function).to_string();
                    quote!(#[serde(default = #path)])
                });
                quote!(#(#attrs)* #reader #default #name #stored)
            })
            .collect()
    }

    fn admit_enum(&self) -> TokenStream {
        let (Body::Enum(variants), twin) = (&self.model.body, &self.ident) else { return TokenStream::new() };
        let arms = variants.iter().map(|variant| {
            let ident = &variant.ident;
            let places = check::variant_places(&variant.shape);
            let members: Vec<_> = variant.shape.fields.iter().map(|field| &field.field.member).collect();
            quote!(#twin::#ident { #(#members: #places),* } => Self::#ident { #(#members: #places),* })
        });
        if variants.is_empty() {
            return quote!(match __data {});
        }
        quote!(match __data { #(#arms),* }.__admit())
    }
}

fn group(form: Form, fields: &[TokenStream]) -> TokenStream {
    match form {
        Form::Named => quote!({ #(#fields),* }),
        Form::Tuple => quote!((#(#fields),*)),
        Form::Unit => TokenStream::new(),
    }
}

/// Puts the twin's fields through the gate; where a nested value has no valid form, checks what there is besides.
fn admit_struct(shape: &Shape, private: &TokenStream) -> TokenStream {
    let nested: Vec<bool> = shape.fields.iter().map(is_nested).collect();
    let fields = || shape.fields.iter().map(|field| &field.field);
    if !nested.contains(&true) {
        let value = record::construct(quote!(Self), shape.form, fields(), |field| {
            let member = &field.member;
            quote!(__data.#member)
        });
        return quote!(#value.__admit());
    }
    let places = check::variant_places(shape);
    let (mut valid, mut errors, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for (index, field) in shape.fields.iter().enumerate() {
        let (member, place) = (&field.field.member, &places[index]);
        let at = proc_macro2::Literal::usize_unsuffixed(index);
        if nested[index] {
            valid.push(quote!(#place));
            errors.push(quote!(__errors.keep(&<Self as #private::Fields>::DESCRIPTORS[#at], __data.#member)));
            continue;
        }
        if check::has_settle(field) {
            let settle = check::settle_method(field);
            others.push(quote!(Self::#settle(&mut __data.#member, &mut __errors);));
        }
        if check::has_check(field) {
            let check = check::check_method(field);
            others.push(quote!(Self::#check(&__data.#member, &mut __errors);));
        }
    }
    let mut index = 0;
    let value = record::construct(quote!(Self), shape.form, fields(), |field| {
        let (member, place) = (&field.member, &places[index]);
        index += 1;
        if nested[index - 1] { quote!(#place) } else { quote!(__data.#member) }
    });
    quote! {{
        let mut __errors = #private::Collector::new();
        match (#(#errors,)*) {
            (#(::core::option::Option::Some(#valid),)*) => #value.__admit(),
            _ => {
                #(#others)*
                ::core::result::Result::Err(__errors.into_errors())
            }
        }
    }}
}
