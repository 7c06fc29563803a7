//! `serde::Deserialize` through the rules.
//!
//! serde's own derive reads the data, into a twin of the type that has the same attributes; the twin then goes through the
//! gate that every value goes through. A nested value's violations are kept instead of ending the reading, so that all of
//! them are reported with their whole paths.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt as _;

use super::{check, construct, site};
use crate::fields::model::{Body, Field, Model, Shape};
use crate::fields::rules::{Rule, RuleKind};
use crate::fields::serde;
use crate::support::record::{self, Form};
use crate::support::tokens;
use crate::support::types::{self, Kind};

pub(super) fn expand(model: &Model, private: &TokenStream) -> TokenStream {
    let Model { ident, generics, .. } = model;
    let twin = Twin { model, private, ident: format_ident!("__{}Data", ident.unraw()) };
    let (_, type_generics, _) = generics.split_for_impl();
    let parameters = with_de(generics);
    let where_clause = record::where_clause(generics, &twin.bounds("'__de"));
    let (item, twin_ident, admit) = (twin.item(), &twin.ident, twin.admit());
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
                    let __data = <#twin_ident #type_generics as __dunder_serde::Deserialize<'__de>>::deserialize(__deserializer)?;
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
    quote!(<'__de: #(#lifetimes)+*, #(#parameters),*>)
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
    nested(&field.rules.rules) && !has(field, &["with", "deserialize_with", "skip", "skip_deserializing"])
}

/// Whether the field has one of these options of serde's.
fn has(field: &Field, names: &[&str]) -> bool {
    serde::options(&field.field.attrs).iter().any(|option| names.iter().any(|name| option.name == name))
}

/// The attributes that are serde's; without `default` where something else stands for it.
fn attributes(attrs: &[syn::Attribute], replaces_default: bool) -> Vec<TokenStream> {
    if replaces_default {
        return serde::without_default(attrs);
    }
    attrs.iter().filter(|attr| attr.path().is_ident("serde")).map(ToTokens::to_token_stream).collect()
}

/// The twin of the type that serde's derive is put on.
struct Twin<'a> {
    model: &'a Model,
    private: &'a TokenStream,
    ident: Ident,
}

impl Twin<'_> {
    fn fields(&self) -> impl Iterator<Item = &Field> {
        self.shapes().flat_map(|(_, shape)| &shape.fields)
    }

    /// The struct's fields, or those of each variant with its name.
    fn shapes(&self) -> impl Iterator<Item = (Option<&Ident>, &Shape)> {
        let (shape, variants) = match &self.model.body {
            Body::Struct(shape) => (Some((None, shape)), [].as_slice()),
            Body::Enum(variants) => (None, variants.as_slice()),
        };
        shape.into_iter().chain(variants.iter().map(|variant| (Some(&variant.ident), &variant.shape)))
    }

    /// The type that this is the twin of, for what says `Self`.
    fn original(&self) -> TokenStream {
        let (_, type_generics, _) = self.model.generics.split_for_impl();
        let ident = &self.model.ident;
        quote!(#ident #type_generics)
    }

    /// A type or an expression of the user's, in which `Self` is the original.
    fn of_original(&self, tokens: impl ToTokens) -> TokenStream {
        let (_, type_generics, _) = self.model.generics.split_for_impl();
        let (ident, turbofish) = (&self.model.ident, type_generics.as_turbofish());
        // With `::`, which may stand in a type too, and must in an expression.
        tokens::replace_self(tokens.to_token_stream(), &quote!(#ident #turbofish))
    }

    /// The bounds under which the data can be read, with the name of its lifetime.
    ///
    /// Each field has to be readable. The bounds name the lifetime, so that they are looked at where they are used: a field
    /// that cannot be read costs only `Deserialize`. A field of the type itself would ask for what is being answered.
    fn bounds(&self, de: &str) -> Vec<TokenStream> {
        if let Some(given) = serde::bound(&self.model.attrs) {
            // What is no list of bounds, serde's derive reports.
            let clause = syn::parse_str::<syn::WhereClause>(&format!("where {}", given.replace("'de", de)));
            let predicates = clause.map(|clause| clause.predicates).unwrap_or_default();
            return predicates.iter().map(ToTokens::to_token_stream).collect();
        }
        let de = syn::Lifetime::new(de, proc_macro2::Span::call_site());
        let bound = |field: &Field| {
            let ty = &field.field.ty;
            let known =
                matches!(types::kind(ty), Kind::Int(_) | Kind::Float | Kind::Bool | Kind::Char | Kind::Text);
            let is_read = !has(field, &["with", "deserialize_with", "skip", "skip_deserializing"]);
            if known || !is_read || self.is_mentioned_in(ty.to_token_stream()) {
                None
            } else if is_nested(field) {
                Some(quote!(#ty: __DunderChecked<#de>))
            } else {
                Some(quote!(#ty: __dunder_serde::Deserialize<#de>))
            }
        };
        self.fields().filter_map(bound).collect()
    }

    fn is_mentioned_in(&self, tokens: TokenStream) -> bool {
        tokens.into_iter().any(|tree| match tree {
            TokenTree::Ident(ident) => ident == "Self" || ident == self.model.ident,
            TokenTree::Group(group) => self.is_mentioned_in(group.stream()),
            _ => false,
        })
    }

    /// The twin itself, with serde's attributes and the defaults.
    fn item(&self) -> TokenStream {
        let Model { generics, attrs, ident, .. } = self.model;
        let twin = &self.ident;
        let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
        let given = serde::options(attrs);
        let has = |name: &str| given.iter().any(|option| option.name == name);
        let rename = (!has("rename")).then(|| {
            let name = ident.unraw().to_string();
            quote!(#[serde(rename = #name)])
        });
        let expecting = (!has("expecting") && !has("transparent")).then(|| {
            let kind = match &self.model.body {
                Body::Enum(_) => "enum",
                Body::Struct(Shape { form: Form::Named, .. }) => "struct",
                Body::Struct(Shape { form: Form::Tuple, .. }) => "tuple struct",
                Body::Struct(Shape { form: Form::Unit, .. }) => "unit struct",
            };
            let text = format!("{kind} {}", ident.unraw());
            quote!(#[serde(expecting = #text)])
        });
        let bound = (!has("bound")).then(|| {
            let bounds = self.bounds("'de");
            let bounds = quote!(#(#bounds),*).to_string();
            quote!(#[serde(bound(deserialize = #bounds))])
        });
        // The default of the whole is the original's; the twin has it as its own.
        let (default, default_impl) = match (&self.model.body, serde::default_of_whole(attrs)) {
            (Body::Struct(shape), Some(value)) => {
                (Some(quote!(#[serde(default)])), Some(self.default(shape, value)))
            }
            _ => (None, None),
        };
        let container = attributes(attrs, default.is_some());
        let mut defaults = Vec::new();
        let body = match &self.model.body {
            Body::Struct(shape) => {
                let fields = group(shape.form, &self.stored_fields(shape, &mut defaults));
                match shape.form {
                    Form::Named => quote!(struct #twin #impl_generics #where_clause #fields),
                    _ => quote!(struct #twin #impl_generics #fields #where_clause;),
                }
            }
            Body::Enum(variants) => {
                let variants: Vec<TokenStream> = variants
                    .iter()
                    .map(|variant| {
                        let (attrs, ident) = (attributes(&variant.attrs, false), &variant.ident);
                        let fields = self.stored_fields(&variant.shape, &mut defaults);
                        let fields = group(variant.shape.form, &fields);
                        quote!(#(#attrs)* #ident #fields)
                    })
                    .collect();
                quote!(enum #twin #impl_generics #where_clause { #(#variants),* })
            }
        };
        let defaults = (!defaults.is_empty())
            .then(|| quote!(impl #impl_generics #twin #type_generics #where_clause { #(#defaults)* }));
        quote! {
            #[derive(__dunder_serde::Deserialize)]
            #[serde(crate = "__dunder_serde")]
            #rename
            #expecting
            #bound
            #default
            #(#container)*
            #[allow(non_camel_case_types)]
            #body
            #defaults
            #default_impl
        }
    }

    /// `Default` for the twin: the parts of the original's default.
    fn default(&self, shape: &Shape, value: TokenStream) -> TokenStream {
        let (impl_generics, type_generics, where_clause) = self.model.generics.split_for_impl();
        let (twin, original) = (&self.ident, self.original());
        let mut fields = shape.fields.iter();
        let parts = construct(quote!(Self), shape, |field| {
            let member = &field.member;
            let nested = fields.next().is_some_and(is_nested);
            if nested { quote!(::core::result::Result::Ok(__whole.#member)) } else { quote!(__whole.#member) }
        });
        quote! {
            impl #impl_generics ::core::default::Default for #twin #type_generics #where_clause {
                fn default() -> Self {
                    let __whole: #original = #value();
                    #parts
                }
            }
        }
    }

    /// The twin's fields; what `#[default(…)]` gives is added to `defaults` as functions.
    fn stored_fields(&self, shape: &Shape, defaults: &mut Vec<TokenStream>) -> Vec<TokenStream> {
        // What is computed is not in the data.
        let caches = shape.caches.iter().map(|cache| {
            let (name, ty) = (&cache.ident, self.of_original(&cache.ty));
            quote!(#[allow(dead_code)] #[serde(skip)] #name: #ty)
        });
        shape.fields.iter().map(|field| self.stored_field(field, defaults)).chain(caches).collect()
    }

    fn stored_field(&self, field: &Field, defaults: &mut Vec<TokenStream>) -> TokenStream {
        let (private, ty, nested) = (self.private, &field.field.ty, is_nested(field));
        let name = match &field.field.member {
            syn::Member::Named(name) => quote!(#name:),
            syn::Member::Unnamed(_) => TokenStream::new(),
        };
        let value = self.of_original(ty);
        let stored =
            if nested { quote!(::core::result::Result<#value, #private::ValidationErrors>) } else { value };
        let reader =
            nested.then(|| quote!(#[serde(deserialize_with = "__DunderChecked::deserialize_checked")]));
        // Optional fields may be missing for serde, unless a function reads them.
        let value = match &field.field.default {
            Some(_) => Some(self.of_original(field.field.default_value())),
            None if nested && types::kind(ty) == Kind::Option => Some(quote!(::core::option::Option::None)),
            None => None,
        };
        let given = has(field, &["default"]);
        let value = match value {
            // serde's own default of the field is one of the value, not of what reading it gives.
            None if nested && given => {
                let path = serde::default_of_field(&field.field.attrs);
                Some(path.map_or_else(|| quote!(::core::default::Default::default()), |path| quote!(#path())))
            }
            value => value.filter(|_| !given),
        };
        let default = value.map(|value| {
            let function = format_ident!("__default_{}", defaults.len());
            let value = if nested { quote!(::core::result::Result::Ok(#value)) } else { value };
            defaults.push(quote!(fn #function() -> #stored { #value }));
            let twin = &self.ident;
            let (_, type_generics, _) = self.model.generics.split_for_impl();
            let turbofish = type_generics.as_turbofish();
            let path = quote!(#twin #turbofish::#function).to_string();
            quote!(#[serde(default = #path)])
        });
        let attrs = attributes(&field.field.attrs, default.is_some());
        quote!(#(#attrs)* #reader #default #name #stored)
    }

    /// What has been read, through the gate: `__data` as a result of the original.
    fn admit(&self) -> TokenStream {
        let twin = &self.ident;
        let mut first = 0;
        let mut arms = Vec::new();
        for (variant, shape) in self.shapes() {
            let variant = variant.map(|variant| quote!(::#variant));
            let places = site::variant_places(shape);
            let members = shape.fields.iter().map(|field| &field.field.member);
            let admit = self.admit_shape(&quote!(Self #variant), shape, &places, first);
            let rest = (!shape.caches.is_empty()).then(|| quote!(..));
            arms.push(quote!(#twin #variant { #(#members: #places,)* #rest } => #admit));
            first += shape.fields.len();
        }
        quote!(match __data { #(#arms),* })
    }

    /// Puts the fields, which stand in `places`, through the gate; where a nested value has no valid form, checks what there
    /// is besides.
    fn admit_shape(
        &self,
        path: &TokenStream,
        shape: &Shape,
        places: &[TokenStream],
        first: usize,
    ) -> TokenStream {
        let private = self.private;
        let mut all = places.iter();
        let value = construct(path, shape, |_| all.next().to_token_stream());
        let (nested, others): (Vec<usize>, Vec<usize>) =
            (0..shape.fields.len()).partition(|index| is_nested(&shape.fields[*index]));
        if nested.is_empty() {
            return quote!(#value.__admit());
        }
        let valid: Vec<&TokenStream> = nested.iter().map(|index| &places[*index]).collect();
        let infos = nested.iter().map(|index| {
            let at = proc_macro2::Literal::usize_unsuffixed(first + index);
            quote!(&<Self as #private::Fields>::DESCRIPTORS[#at])
        });
        let others =
            others.into_iter().map(|index| check::alone(self.model, private, shape, index, first, places));
        quote! {{
            let __errors = &mut #private::Collector::new();
            match (#(__errors.keep(#infos, #valid),)*) {
                (#(::core::option::Option::Some(#valid),)*) => #value.__admit(),
                _ => {
                    #(#others)*
                    ::core::result::Result::Err(::core::mem::take(__errors).into_errors())
                }
            }
        }}
    }
}

fn group(form: Form, fields: &[TokenStream]) -> TokenStream {
    match form {
        Form::Named => quote!({ #(#fields),* }),
        Form::Tuple => quote!((#(#fields),*)),
        Form::Unit => TokenStream::new(),
    }
}
