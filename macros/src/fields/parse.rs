//! The grammar: which attributes stand where. What they mean is the model's.

use proc_macro2::{Ident, TokenStream};

use super::message::Message;
use crate::support::attrs;
use crate::support::errors::Errors;
use crate::support::krate::Krate;
use crate::support::options::{Opt, Options};
use crate::support::record::{self, Form};

/// The options of `#[fields(…)]`.
const OPTIONS: [&str; 4] = ["namedtuple", "rename", "no_serde", "crate"];

/// The item as it was written.
pub(super) struct Raw {
    pub(super) krate: Krate,
    pub(super) attrs: Vec<syn::Attribute>,
    pub(super) vis: syn::Visibility,
    pub(super) ident: Ident,
    pub(super) generics: syn::Generics,
    pub(super) namedtuple: Option<Opt>,
    pub(super) rename: Option<syn::LitStr>,
    #[cfg_attr(not(feature = "serde"), expect(dead_code, reason = "there is nothing to leave out"))]
    pub(super) no_serde: bool,
    pub(super) body: RawBody,
}

pub(super) enum RawBody {
    Struct(RawShape),
    Enum(Vec<RawVariant>),
}

pub(super) struct RawVariant {
    pub(super) attrs: Vec<syn::Attribute>,
    pub(super) ident: Ident,
    pub(super) shape: RawShape,
}

/// The fields of a struct or a variant.
pub(super) struct RawShape {
    pub(super) form: Form,
    pub(super) fields: Vec<RawField>,
}

pub(super) struct RawField {
    pub(super) field: record::Field,
    /// The options of all its `#[field(…)]`, in order.
    pub(super) options: Vec<Opt>,
}

pub(super) fn parse(input: syn::DeriveInput, errors: &mut Errors) -> Option<Raw> {
    // This attribute is the other derive's, which has emitted what it stands for.
    if let Some(attr) = input.attrs.iter().find(|attr| attr.path().is_ident("namedtuple")) {
        errors.at(attr, Message::NamedTupleDerived);
        return None;
    }
    let mut options = Options::default();
    for found in attrs::find(&input.attrs, "fields", "#[fields(namedtuple)]", errors) {
        options.add(found.args, "option", &OPTIONS, errors);
    }
    misplaced(
        &input.attrs,
        "field",
        "type",
        "put it on a field; the options of a type stand in `#[fields(…)]`",
        errors,
    );
    misplaced(&input.attrs, "default", "type", "put it on a field", errors);
    let body = match input.data {
        syn::Data::Struct(data) => RawBody::Struct(shape(data.fields, errors)),
        syn::Data::Enum(data) => {
            let variants = data.variants.into_iter().map(|variant| {
                let help = "put it on a field of the variant";
                misplaced(&variant.attrs, "field", "variant", help, errors);
                RawVariant {
                    attrs: variant.attrs,
                    ident: variant.ident,
                    shape: shape(variant.fields, errors),
                }
            });
            RawBody::Enum(variants.collect())
        }
        syn::Data::Union(data) => {
            errors.at(data.union_token, Message::Union);
            return None;
        }
    };
    Some(Raw {
        krate: options.take_krate(errors),
        namedtuple: options.take("namedtuple").inspect(|option| option.flag(errors)),
        rename: options.take("rename").and_then(|option| option.string(errors)),
        no_serde: options.take("no_serde").inspect(|option| option.flag(errors)).is_some(),
        attrs: input.attrs,
        vis: input.vis,
        ident: input.ident,
        generics: input.generics,
        body,
    })
}

fn shape(fields: syn::Fields, errors: &mut Errors) -> RawShape {
    let (form, fields) = record::fields(fields, errors);
    let fields =
        fields.into_iter().map(|field| RawField { options: options(&field, errors), field }).collect();
    RawShape { form, fields }
}

/// Reports an attribute of ours where it says nothing.
fn misplaced(attrs: &[syn::Attribute], attribute: &str, place: &str, help: &str, errors: &mut Errors) {
    for attr in attrs.iter().filter(|attr| attr.path().is_ident(attribute)) {
        let message = Message::Misplaced {
            attribute: attribute.to_owned(),
            place: place.to_owned(),
            help: help.to_owned(),
        };
        errors.at(attr.path(), message);
    }
}

fn options(field: &record::Field, errors: &mut Errors) -> Vec<Opt> {
    misplaced(
        &field.attrs,
        "fields",
        "field",
        "the rules of a field stand in `#[field(…)]`, without an s",
        errors,
    );
    let mut options = Vec::new();
    for found in attrs::find(&field.attrs, "field", "#[field(len(1..=64))]", errors) {
        let before = errors.count();
        let given: Vec<Opt> = Options::read(found.args, errors);
        if given.is_empty() && errors.count() == before {
            errors.at_span(found.span, Message::NoRule);
        }
        options.extend(given);
    }
    options
}

/// The tokens between the parentheses of an option, if that is how it was written.
pub(super) fn list(option: &Opt) -> Option<&TokenStream> {
    match &option.args {
        crate::support::options::Args::List(tokens) if !tokens.is_empty() => Some(tokens),
        _ => None,
    }
}
