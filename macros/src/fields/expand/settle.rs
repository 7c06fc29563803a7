//! Changing a value on its way in: the converters, and the descriptors' `set`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::check::{descriptor, each, element, inferred};
use super::site::{Site, errors, site, value_at, variant_pattern, variant_places};
use crate::fields::model::{Body, Field, Model};
use crate::fields::rules::{self, RuleKind, Rules};
use crate::support::{tokens, types};

/// Whether the field has a `__settle_…`: something that changes the value on its way in.
pub(super) fn has_settle(field: &Field) -> bool {
    field.rules.convert()
}

pub(super) fn settle_method(field: &Field) -> Ident {
    field.field.method("__settle")
}

/// The converters and the descriptors' `set`; `value` is a mutable reference.
pub(super) fn settle_rules(
    rules: &Rules,
    ty: &syn::Type,
    value: &TokenStream,
    site: &Site<'_>,
) -> TokenStream {
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
