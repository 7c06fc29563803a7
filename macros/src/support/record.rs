//! The struct that a derive was put on: its fields, in order, as every data macro sees them.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt as _;

use super::attrs;
use super::errors::Errors;
use super::expression::expression;
use super::{tokens, types};

/// How the fields of a struct or a variant are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Named,
    Tuple,
    Unit,
}

/// One field.
pub(crate) struct Field {
    pub(crate) attrs: Vec<syn::Attribute>,
    pub(crate) vis: syn::Visibility,
    /// `name`, or `0` in a tuple struct.
    pub(crate) member: syn::Member,
    /// The name for parameters, locals and methods: the field's own, or `_0` in a tuple struct.
    pub(crate) ident: Ident,
    pub(crate) ty: syn::Type,
    /// The expression of `#[default(…)]`.
    pub(crate) default: Option<TokenStream>,
}

impl Field {
    /// The field's name as Python would see it: without `r#`; `_0` in a tuple struct, as `rename=True` gives.
    pub(crate) fn name(&self) -> String {
        self.ident.unraw().to_string()
    }

    /// The default as an expression of the field's type: a string literal will do for a `String`.
    pub(crate) fn default_value(&self) -> TokenStream {
        let Some(default) = &self.default else { return TokenStream::new() };
        if types::kind(&self.ty) == types::Kind::Text && tokens::string_literal(default).is_some() {
            return quote!(::core::convert::Into::into(#default));
        }
        default.clone()
    }

    /// The name of a method made from the field's: `with_name`.
    pub(crate) fn method(&self, prefix: &str) -> Ident {
        match &self.member {
            syn::Member::Named(ident) => format_ident!("{prefix}_{}", ident.unraw(), span = ident.span()),
            syn::Member::Unnamed(index) => format_ident!("{prefix}_{}", index.index, span = index.span),
        }
    }
}

/// Reads the fields of a struct or a variant.
pub(crate) fn fields(fields: syn::Fields, errors: &mut Errors) -> (Form, Vec<Field>) {
    let form = match &fields {
        syn::Fields::Named(_) => Form::Named,
        syn::Fields::Unnamed(_) => Form::Tuple,
        syn::Fields::Unit => Form::Unit,
    };
    let fields = fields.into_iter().enumerate().map(|(index, field)| read(index, field, errors)).collect();
    (form, fields)
}

fn read(index: usize, field: syn::Field, errors: &mut Errors) -> Field {
    let (member, ident) = match field.ident {
        Some(ident) => (syn::Member::Named(ident.clone()), ident),
        None => {
            let span = syn::spanned::Spanned::span(&field.ty);
            let ident = format_ident!("_{index}", span = span);
            (
                syn::Member::Unnamed(syn::Index { index: u32::try_from(index).unwrap_or(u32::MAX), span }),
                ident,
            )
        }
    };
    let default = default(&field.attrs, errors);
    Field { attrs: field.attrs, vis: field.vis, member, ident, ty: field.ty, default }
}

/// The expression of `#[default(…)]`, the one spelling of a default in the whole toolkit.
fn default(attrs: &[syn::Attribute], errors: &mut Errors) -> Option<TokenStream> {
    let mut found = attrs::find(attrs, "default", "#[default(value)]", errors).into_iter();
    let first = found.next()?;
    for again in found {
        errors.at_span(again.span, Message::TwoDefaults);
    }
    if first.args.is_empty() {
        errors.at_span(first.span, Message::EmptyDefault);
        return None;
    }
    expression(first.args, first.span, errors)
}

/// `Path { a: …, b: … }`, `Path(…, …)` or `Path`, each field with the tokens that `value` gives.
pub(crate) fn construct<'a>(
    path: impl ToTokens,
    form: Form,
    fields: impl IntoIterator<Item = &'a Field>,
    mut value: impl FnMut(&'a Field) -> TokenStream,
) -> TokenStream {
    let fields = fields.into_iter();
    match form {
        Form::Named => {
            let fields = fields.map(|field| {
                let (member, value) = (&field.member, value(field));
                quote!(#member: #value)
            });
            quote!(#path { #(#fields),* })
        }
        Form::Tuple => {
            let values = fields.map(value);
            quote!(#path(#(#values),*))
        }
        Form::Unit => quote!(#path),
    }
}

/// The generics of an impl, with predicates added to the where-clause.
pub(crate) fn where_clause(generics: &syn::Generics, extra: &[TokenStream]) -> TokenStream {
    let given = generics
        .where_clause
        .as_ref()
        .map(|clause| clause.predicates.iter().collect::<Vec<_>>())
        .unwrap_or_default();
    if given.is_empty() && extra.is_empty() {
        return TokenStream::new();
    }
    quote!(where #(#given,)* #(#extra,)*)
}

/// A local of the generated code, out of the user's reach.
pub(crate) fn local(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

messages! {
    /// What is wrong with a `#[default(…)]`.
    pub(crate) enum Message {
        TwoDefaults => "the field has two defaults", help: "keep one `#[default(…)]`";
        EmptyDefault => "`#[default()]` has no value", help: "write the value in the parentheses: `#[default(18)]`";
    }
}
