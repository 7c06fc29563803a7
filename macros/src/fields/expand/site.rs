//! Where a rule stands: the field, its place among the others, and the names that its expansion uses.

use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::quote;

use crate::fields::model::{self, Body, Field, Model, Shape, Variant};
use crate::fields::rules;
use crate::support::{record, tokens};

/// What every rule's expansion needs to know of its field.
pub(super) struct Site<'a> {
    pub(super) private: &'a TokenStream,
    pub(super) owner: &'a str,
    pub(super) field: &'a Field,
    /// The field's place in the table of descriptors.
    pub(super) info: TokenStream,
    /// References to all fields of the shape, for the rules that compare two.
    pub(super) places: &'a [TokenStream],
    pub(super) shape: &'a Shape,
    pub(super) in_enum: bool,
}

impl Site<'_> {
    /// The user's tokens with the `self` of the generated methods. In a variant, which has no `self.field`, the place that
    /// the field is bound to stands for it.
    pub(super) fn with_self(&self, tokens: TokenStream) -> TokenStream {
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
pub(super) fn self_places(shape: &Shape) -> Vec<TokenStream> {
    shape
        .fields
        .iter()
        .map(|field| {
            let member = &field.field.member;
            quote!(&self.#member)
        })
        .collect()
}

pub(super) fn site<'a>(
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

/// The collector, as the generated methods call it. Under the span of the user's rule it would be another name where that
/// rule comes out of a `macro_rules!`.
pub(super) fn errors(span: Span) -> Ident {
    Ident::new("__errors", Span::call_site().located_at(span))
}

/// As [`errors`], for the element of a collection.
pub(super) fn value_at(span: Span) -> Ident {
    Ident::new("__value", Span::call_site().located_at(span))
}
