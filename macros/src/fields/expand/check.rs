//! Running the rules: on a whole value, on one field, and the converters before them.

use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};

use crate::fields::model::{self, Body, Field, Model, Shape, Variant};
use crate::fields::rules::{self, Part, Rule, RuleKind, Rules, With};
use crate::support::types::{self, Kind};
use crate::support::{record, tokens};

/// What every rule's expansion needs to know of its field.
struct Site<'a> {
    private: &'a TokenStream,
    owner: &'a str,
    field: &'a Field,
    /// The field's place in the table of descriptors.
    info: TokenStream,
    /// References to all fields of the shape, for the rules that compare two.
    places: &'a [TokenStream],
    shape: &'a Shape,
    in_enum: bool,
}

impl Site<'_> {
    /// The user's tokens with the `self` of the generated methods. In a variant, which has no `self.field`, the place that
    /// the field is bound to stands for it.
    fn with_self(&self, tokens: TokenStream) -> TokenStream {
        let tokens = rules::with_our_self(tokens);
        if self.in_enum { self.in_places(tokens) } else { tokens }
    }

    fn in_places(&self, tokens: TokenStream) -> TokenStream {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let mut replaced = TokenStream::new();
        let mut at = 0;
        while let Some(tree) = trees.get(at) {
            at += 1;
            let in_path =
                at > 1 && matches!(&trees[at - 2], TokenTree::Punct(colon) if colon.as_char() == ':');
            if let Some(index) = model::field_of_self(&trees[at - 1..], &self.shape.fields)
                && !in_path
            {
                let place = &self.places[index];
                replaced.extend(quote!((*#place)));
                at += 2;
            } else if let TokenTree::Group(group) = tree {
                let inner = self.in_places(group.stream());
                replaced.extend([TokenTree::Group(tokens::regroup(group, inner))]);
            } else {
                replaced.extend([tree.clone()]);
            }
        }
        replaced
    }
}

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

/// `Self::Variant { name: __0, … }`, binding every field to its place.
pub(super) fn variant_pattern(variant: &Variant, places: &[TokenStream]) -> TokenStream {
    let ident = &variant.ident;
    let members = variant.shape.fields.iter().map(|field| &field.field.member);
    quote!(Self::#ident { #(#members: #places),* })
}

/// The locals that a variant's fields are bound to.
pub(super) fn variant_places(shape: &Shape) -> Vec<TokenStream> {
    (0..shape.fields.len())
        .map(|index| {
            let local = record::local(&format!("__{index}"));
            quote!(#local)
        })
        .collect()
}

/// `&self.field` of each field.
fn self_places(shape: &Shape) -> Vec<TokenStream> {
    shape
        .fields
        .iter()
        .map(|field| {
            let member = &field.field.member;
            quote!(&self.#member)
        })
        .collect()
}

fn site<'a>(
    model: &'a Model,
    private: &'a TokenStream,
    shape: &'a Shape,
    index: usize,
    first: usize,
    places: &'a [TokenStream],
) -> Site<'a> {
    let at = Literal::usize_unsuffixed(first + index);
    let info = quote!(&<Self as #private::Fields>::DESCRIPTORS[#at]);
    let in_enum = matches!(model.body, Body::Enum(_));
    Site { private, owner: &model.name, field: &shape.fields[index], info, places, shape, in_enum }
}

/// Whether the field has a `__check_…` of its own: rules that need only its value.
pub(super) fn has_check(field: &Field) -> bool {
    !field.looks_around() && !field.rules.rules.is_empty()
}

/// Whether the field has a `__settle_…`: something that changes the value on its way in.
pub(super) fn has_settle(field: &Field) -> bool {
    field.rules.convert()
}

pub(super) fn check_method(field: &Field) -> Ident {
    field.field.method("__check")
}

pub(super) fn settle_method(field: &Field) -> Ident {
    field.field.method("__settle")
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

/// The collector, as the generated methods call it. Under the span of the user's rule it would be another name where that
/// rule comes out of a `macro_rules!`.
fn errors(span: Span) -> Ident {
    Ident::new("__errors", Span::call_site().located_at(span))
}

/// As [`errors`], for the element of a collection.
fn value_at(span: Span) -> Ident {
    Ident::new("__value", Span::call_site().located_at(span))
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

fn each(part: Part, rule: &Rule) -> Ident {
    let name = match part {
        Part::Each => "each",
        Part::Keys => "keys",
        Part::Values => "values",
    };
    format_ident!("{name}", span = rule.name.span())
}

/// The type of the elements, where the tokens tell it.
fn element(ty: &syn::Type, part: Part) -> Option<&syn::Type> {
    let arguments = types::elements(ty);
    match part {
        Part::Each | Part::Keys => arguments.first().copied(),
        Part::Values => arguments.get(1).copied(),
    }
}

/// A type that is left to inference.
fn inferred() -> syn::Type {
    syn::Type::Verbatim(quote!(_))
}

/// The converters and the descriptors' `set`; `value` is a mutable reference.
fn settle_rules(rules: &Rules, ty: &syn::Type, value: &TokenStream, site: &Site<'_>) -> TokenStream {
    if let Some(inner) = rules::optional(ty) {
        let steps = settle_rules(rules, inner, &quote!(__value), site);
        return quote!(if let ::core::option::Option::Some(__value) = #value { #steps });
    }
    let Site { private, info, .. } = site;
    let converters = rules.converters.iter().map(|converter| {
        let span = converter.span();
        let value = tokens::located(value, span);
        quote_spanned!(span=> #private::rules::#converter(#value);)
    });
    let steps = rules.rules.iter().map(|rule| {
        let span = rule.name.span();
        let (errors, element_place) = (errors(span), value_at(span));
        match &rule.kind {
            RuleKind::With(with) => {
                let value = tokens::located(value, span);
                let descriptor = descriptor(with, ty, site.owner, site.field, private);
                quote_spanned!(span=> #private::set(#errors, #info, #value, &#descriptor);)
            }
            RuleKind::Elements(part, rules) if rules.convert() => {
                let each = format_ident!("{}_mut", each(*part, rule));
                let inferred = inferred();
                let collection = types::referent(ty).unwrap_or(ty);
                let element = element(collection, *part).unwrap_or(&inferred);
                let steps = settle_rules(rules, element, &quote!(__value), site);
                quote_spanned!(span=> #private::#each(#errors, #value, |#errors, #element_place| { #steps });)
            }
            _ => TokenStream::new(),
        }
    });
    quote!(#(#converters)* #(#steps)*)
}

/// The body of `__settle`, which changes a whole value as its converters say; empty if none does.
pub(super) fn settle_all(model: &Model, private: &TokenStream) -> TokenStream {
    match &model.body {
        Body::Struct(shape) => {
            let steps = shape.fields.iter().filter(|field| has_settle(field)).map(|field| {
                let (settle, member) = (settle_method(field), &field.field.member);
                quote!(Self::#settle(&mut self.#member, __errors);)
            });
            quote!(#(#steps)*)
        }
        Body::Enum(variants) => {
            let mut first = 0;
            let mut arms = Vec::new();
            for variant in variants {
                let (shape, start) = (&variant.shape, first);
                first += shape.fields.len();
                if !shape.fields.iter().any(has_settle) {
                    continue;
                }
                let places = variant_places(shape);
                let steps =
                    (0..shape.fields.len()).filter(|index| has_settle(&shape.fields[*index])).map(|index| {
                        let site = site(model, private, shape, index, start, &places);
                        settle_rules(&site.field.rules, &site.field.field.ty, &places[index], &site)
                    });
                let pattern = variant_pattern(variant, &places);
                arms.push(quote!(#pattern => { #(#steps)* }));
            }
            if arms.is_empty() {
                TokenStream::new()
            } else {
                quote!(match self { #(#arms)* #[allow(unreachable_patterns)] _ => {} })
            }
        }
    }
}
