//! Running the rules: on a whole value, on one field.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::settle::{has_settle, settle_method, settle_rules};
use super::site::{Site, errors, self_places, site, value_at, variant_pattern, variant_places};
use crate::fields::model::{self, Body, Field, Model, Shape, Variant};
use crate::fields::rules::{self, Part, Rule, RuleKind, Rules, With};
use crate::support::tokens;
use crate::support::types::{self, Kind};

/// The body of `Fields::__check`.
pub(super) fn check_all(model: &Model, private: &TokenStream) -> TokenStream {
    match &model.body {
        Body::Struct(shape) => {
            let places = self_places(shape);
            let checks = shape.fields.iter().enumerate().map(|(index, field)| {
                if field.looks_around() {
                    check_field(&site(model, private, shape, index, 0, &places))
                } else if has_check(field) {
                    let (check, place) = (check_method(field), &places[index]);
                    quote!(Self::#check(#place, __errors);)
                } else {
                    TokenStream::new()
                }
            });
            quote!(#(#checks)*)
        }
        Body::Enum(variants) => {
            let mut first = 0;
            let arms: Vec<TokenStream> = variants
                .iter()
                .filter_map(|variant| {
                    let start = first;
                    first += variant.shape.fields.len();
                    check_variant(model, private, variant, start)
                })
                .collect();
            if arms.is_empty() {
                TokenStream::new()
            } else {
                quote!(match self { #(#arms)* #[allow(unreachable_patterns)] _ => {} })
            }
        }
    }
}

/// The arm of one variant, if it has rules.
fn check_variant(
    model: &Model,
    private: &TokenStream,
    variant: &Variant,
    first: usize,
) -> Option<TokenStream> {
    let shape = &variant.shape;
    let places = variant_places(shape);
    let checks: Vec<TokenStream> = (0..shape.fields.len())
        .filter(|index| !shape.fields[*index].rules.rules.is_empty())
        .map(|index| check_field(&site(model, private, shape, index, first, &places)))
        .collect();
    if checks.is_empty() {
        return None;
    }
    let pattern = variant_pattern(variant, &places);
    Some(quote!(#pattern => { #(#checks)* }))
}

/// Whether the field has a `__check_…` of its own: rules that need only its value.
pub(super) fn has_check(field: &Field) -> bool {
    !field.looks_around() && !field.rules.rules.is_empty()
}

pub(super) fn check_method(field: &Field) -> Ident {
    field.field.method("__check")
}

/// The descriptors of `with = …`, each as a function that makes it. Through the function's type, the compiler complains of
/// a descriptor that does not fit once, not at each use.
pub(super) fn descriptors(model: &Model, private: &TokenStream) -> TokenStream {
    fn collect(rules: &Rules, ty: &syn::Type, private: &TokenStream) -> TokenStream {
        let ty = rules::optional(ty).unwrap_or(ty);
        let inferred = inferred();
        let functions = rules.rules.iter().map(|rule| match &rule.kind {
            RuleKind::With(With { method, descriptor }) => {
                let span = rule.name.span();
                quote_spanned! {span=>
                    #[inline]
                    fn #method() -> impl #private::Descriptor<#ty> {
                        #descriptor
                    }
                }
            }
            RuleKind::Elements(part, rules) => {
                let collection = types::referent(ty).unwrap_or(ty);
                collect(rules, element(collection, *part).unwrap_or(&inferred), private)
            }
            _ => TokenStream::new(),
        });
        quote!(#(#functions)*)
    }
    let fields: Vec<&Field> = match &model.body {
        Body::Struct(shape) => shape.fields.iter().collect(),
        Body::Enum(variants) => variants.iter().flat_map(|variant| &variant.shape.fields).collect(),
    };
    let functions = fields.into_iter().map(|field| collect(&field.rules, &field.field.ty, private));
    quote!(#(#functions)*)
}

/// A descriptor that has been told its name.
pub(super) fn descriptor(
    with: &With,
    ty: &syn::Type,
    owner: &str,
    field: &Field,
    private: &TokenStream,
) -> TokenStream {
    let (method, name, span) = (&with.method, field.field.name(), with.method.span());
    quote_spanned!(span=> #private::named::<#ty, _>(Self::#method(), #owner, #name))
}

/// The private methods `__check_…` and `__settle_…` of a struct's fields.
pub(super) fn field_methods(model: &Model, shape: &Shape, private: &TokenStream) -> TokenStream {
    let places = self_places(shape);
    let mut methods = TokenStream::new();
    for (index, field) in shape.fields.iter().enumerate() {
        let ty = &field.field.ty;
        let site = site(model, private, shape, index, 0, &places);
        if has_check(field) {
            let name = check_method(field);
            let body = check_rules(&field.rules.rules, ty, &quote!(__value), &site);
            methods.extend(quote! {
                #[inline]
                fn #name(__value: &#ty, __errors: &mut #private::Collector) {
                    #body
                }
            });
        }
        if has_settle(field) {
            let name = settle_method(field);
            let body = settle_rules(&field.rules, ty, &quote!(__value), &site);
            methods.extend(quote! {
                fn #name(__value: &mut #ty, __errors: &mut #private::Collector) {
                    #body
                }
            });
        }
    }
    methods
}

/// Converts and checks one field, whose value stands in its place, while others may be missing.
#[cfg(feature = "serde")]
pub(super) fn alone(
    model: &Model,
    private: &TokenStream,
    shape: &Shape,
    index: usize,
    first: usize,
    places: &[TokenStream],
) -> TokenStream {
    let (field, place) = (&shape.fields[index], &places[index]);
    let site = site(model, private, shape, index, first, places);
    let settle = has_settle(field).then(|| {
        let steps = if site.in_enum {
            settle_rules(&field.rules, &field.field.ty, place, &site)
        } else {
            let settle = settle_method(field);
            quote!(Self::#settle(#place, __errors);)
        };
        quote! {
            let mut #place = #place;
            { let #place = &mut #place; #steps }
        }
    });
    let check = has_check(field).then(|| {
        let checks = if site.in_enum {
            check_field(&site)
        } else {
            let check = check_method(field);
            quote!(Self::#check(#place, __errors);)
        };
        quote!({ let #place = &#place; #checks })
    });
    quote!(#settle #check)
}

fn check_field(site: &Site<'_>) -> TokenStream {
    let field = site.field;
    let index = site.shape.fields.iter().position(|other| core::ptr::eq(other, field)).unwrap_or_default();
    let checks = check_rules(&field.rules.rules, &field.field.ty, &site.places[index], site);
    match &field.when {
        Some(condition) => {
            let condition = site.with_self(condition.clone());
            // In parentheses, since a struct literal may not stand bare after `if`.
            quote!(#[allow(unused_parens)] if (#condition) { #checks })
        }
        None => checks,
    }
}

/// The checks of a value of type `ty`; `value` is a reference to it.
fn check_rules(rules: &[Rule], ty: &syn::Type, value: &TokenStream, site: &Site<'_>) -> TokenStream {
    if let Some(inner) = rules::optional(ty) {
        let checks = check_rules(rules, inner, &quote!(__value), site);
        return quote!(if let ::core::option::Option::Some(__value) = #value { #checks });
    }
    let checks = rules.iter().map(|rule| check_rule(rule, ty, value, site));
    quote!(#(#checks)*)
}

fn check_rule(rule: &Rule, ty: &syn::Type, value: &TokenStream, site: &Site<'_>) -> TokenStream {
    // A rule is asked of what a pointer points at.
    if let Some(referent) = types::referent(ty)
        && !matches!(rule.kind, RuleKind::With(_) | RuleKind::SameAs(_))
    {
        return check_rule(rule, referent, &quote!(&**#value), site);
    }
    let Site { private, info, .. } = site;
    // Errors of the compiler about a rule point at the rule.
    let (name, span) = (&rule.name, rule.name.span());
    let (value, errors, element_place) = (&tokens::located(value, span), errors(span), value_at(span));
    match &rule.kind {
        RuleKind::Check(rule) => {
            let rule = site.with_self(rule.clone());
            let rule = quote_spanned!(span=> &#private::rules::#rule);
            let args = quote_spanned!(span=> #errors, #info, #value, #rule);
            if name == "range" && matches!(types::kind(ty), Kind::Int(_) | Kind::Float) {
                return quote_spanned!(span=> #private::check_number(#args););
            }
            // A collection has a length whatever is in it.
            if (name == "len" || name == "non_empty")
                && matches!(types::kind(ty), Kind::Text | Kind::Sequence | Kind::Set | Kind::Map)
            {
                let run = run(ty, span);
                return quote_spanned!(span=> #private::#run(#args););
            }
            run_builtin(ty, &args, span, site)
        }
        RuleKind::Pattern(pattern) => {
            let run = run_builtin(ty, &quote_spanned!(span=> #errors, #info, #value, &__PATTERN), span, site);
            quote_spanned! {span=> {
                static __PATTERN: #private::rules::Pattern = #private::rules::Pattern::new(#pattern);
                #run
            }}
        }
        RuleKind::With(with) => {
            let (run, descriptor) = (run(ty, span), descriptor(with, ty, site.owner, site.field, private));
            quote_spanned!(span=> #private::#run(#errors, #info, #value, &#descriptor);)
        }
        RuleKind::SameAs(other) => {
            let (place, other) = (&site.places[*other], &site.shape.fields[*other]);
            let name = &other.path;
            let other = match types::kind(&other.field.ty) {
                Kind::Option => quote_spanned!(span=> ::core::option::Option::as_ref(#place)),
                _ => quote_spanned!(span=> ::core::option::Option::Some(#place)),
            };
            quote_spanned!(span=> #private::same_as(#errors, #info, #value, #other, #name);)
        }
        RuleKind::Nested => match model::nested_part(types::kind(ty)) {
            None => quote_spanned!(span=> #private::nested(#errors, #info, #value);),
            Some(Part::Each) => quote_spanned!(span=> #private::nested_each(#errors, #info, #value);),
            Some(part) => {
                let each = each(part, rule);
                quote_spanned! {span=>
                    #private::#each(#errors, #value, |#errors, #element_place| #private::nested(#errors, #info, #element_place));
                }
            }
        },
        RuleKind::Elements(part, rules) => {
            let each = each(*part, rule);
            let inferred = inferred();
            let element = element(ty, *part).unwrap_or(&inferred);
            let checks = check_rules(&rules.rules, element, &quote!(__value), site);
            quote_spanned!(span=> #private::#each(#errors, #value, |#errors, #element_place| { #checks });)
        }
    }
}

/// The function that runs a rule: one that keeps the value for the error, where its type says that it can be kept.
fn run(ty: &syn::Type, span: Span) -> Ident {
    format_ident!("{}", if can_be_kept(ty) { "check" } else { "check_opaque" }, span = span)
}

fn can_be_kept(ty: &syn::Type) -> bool {
    matches!(types::kind(ty), Kind::Int(_) | Kind::Float | Kind::Bool | Kind::Char | Kind::Text)
}

/// Runs a built-in rule. Whether it fits a type that the tokens do not tell, only the compiler knows: an empty type with
/// the field's name lets its error name the field.
fn run_builtin(ty: &syn::Type, args: &TokenStream, span: Span, site: &Site<'_>) -> TokenStream {
    let private = site.private;
    let known = |ty: &syn::Type| types::kind(ty) != Kind::Other;
    if can_be_kept(ty) || known(ty) && types::elements(ty).into_iter().all(known) {
        let run = run(ty, span);
        return quote_spanned!(span=> #private::#run(#args););
    }
    let name = &site.field.field.ident;
    quote_spanned! {span=> {
        #[allow(non_camel_case_types)]
        enum #name {}
        #private::check_fitting::<#name, _, _>(#args);
    }}
}

pub(super) fn each(part: Part, rule: &Rule) -> Ident {
    let name = match part {
        Part::Each => "each",
        Part::Keys => "keys",
        Part::Values => "values",
    };
    format_ident!("{name}", span = rule.name.span())
}

/// The type of the elements, where the tokens tell it.
pub(super) fn element(ty: &syn::Type, part: Part) -> Option<&syn::Type> {
    let arguments = types::elements(ty);
    match part {
        Part::Each | Part::Keys => arguments.first().copied(),
        Part::Values => arguments.get(1).copied(),
    }
}

/// A type that is left to inference.
pub(super) fn inferred() -> syn::Type {
    syn::Type::Verbatim(quote!(_))
}
