//! The grammar: which attributes stand where. What they mean is the model's.

use proc_macro2::{Ident, TokenStream};

use crate::support::attrs;
use crate::support::errors::Errors;
use crate::support::krate::Krate;
use crate::support::options::{Args, Opt, Options};
use crate::support::record::{self, Form};
use crate::support::tokens;

const USAGE: &str = "#[namedtuple(rename = \"Name\")]";
const TYPE_OPTIONS: [&str; 3] = ["rename", "no_display", "crate"];
const FIELD_OPTIONS: [&str; 2] = ["rename", "recursive"];

/// The item as it was written.
pub(super) struct Raw {
    pub(super) krate: Krate,
    pub(super) vis: syn::Visibility,
    pub(super) ident: Ident,
    pub(super) generics: syn::Generics,
    pub(super) rename: Option<Rename>,
    pub(super) no_display: bool,
    /// An attribute of the type or of a field speaks of deprecation.
    pub(super) deprecated: bool,
    pub(super) shape: Shape,
    /// An attribute that belongs elsewhere, on the type or on a field.
    pub(super) misplaced: Vec<Misplaced>,
}

/// `rename` on the type.
pub(super) enum Rename {
    /// `rename = "Name"`
    To(syn::LitStr),
    /// `rename = true`, as in Python: names that are no field names become `_0`, `_1`, …
    BadFields,
}

pub(super) enum Shape {
    Struct(Form, Vec<RawField>),
    Enum,
    Union,
}

pub(super) struct RawField {
    pub(super) field: record::Field,
    pub(super) rename: Option<syn::LitStr>,
    pub(super) recursive: bool,
}

pub(super) enum Misplaced {
    /// `#[default(…)]` on the type.
    Default(Ident),
    /// `#[field(…)]` or `#[fields(…)]`.
    Rule(Ident),
}

pub(super) fn parse(input: syn::DeriveInput, errors: &mut Errors) -> Raw {
    let mut options = Options::default();
    for found in attrs::find(&input.attrs, "namedtuple", USAGE, errors) {
        options.add(found.args, "option", &TYPE_OPTIONS, errors);
    }
    let mut misplaced: Vec<Misplaced> = rules(&input.attrs).collect();
    misplaced.extend(named(&input.attrs, "default").map(Misplaced::Default));
    let mut deprecated = input.attrs.iter().any(mentions_deprecation);
    let shape = match input.data {
        syn::Data::Struct(data) => {
            for field in &data.fields {
                misplaced.extend(rules(&field.attrs));
                deprecated |= field.attrs.iter().any(mentions_deprecation);
            }
            let (form, fields) = record::fields(data.fields, errors);
            Shape::Struct(form, fields.into_iter().map(|field| read(field, errors)).collect())
        }
        syn::Data::Enum(_) => Shape::Enum,
        syn::Data::Union(_) => Shape::Union,
    };
    Raw {
        krate: options.take_krate(errors),
        rename: options.take("rename").and_then(|option| rename(&option, errors)),
        no_display: options.take("no_display").inspect(|option| option.flag(errors)).is_some(),
        deprecated,
        vis: input.vis,
        ident: input.ident,
        generics: input.generics,
        shape,
        misplaced,
    }
}

fn read(field: record::Field, errors: &mut Errors) -> RawField {
    let mut options = Options::default();
    for found in attrs::find(&field.attrs, "namedtuple", USAGE, errors) {
        options.add(found.args, "option of a field", &FIELD_OPTIONS, errors);
    }
    RawField {
        rename: options.take("rename").and_then(|option| option.string(errors)),
        recursive: options.take("recursive").inspect(|option| option.flag(errors)).is_some(),
        field,
    }
}

fn rename(option: &Opt, errors: &mut Errors) -> Option<Rename> {
    match &option.args {
        Args::Value(value) if is_true(value) => Some(Rename::BadFields),
        _ => option.string(errors).map(Rename::To),
    }
}

fn is_true(value: &TokenStream) -> bool {
    matches!(tokens::literal(value), Some(tokens::Number { literal: syn::Lit::Bool(flag), .. }) if flag.value)
}

fn rules(attrs: &[syn::Attribute]) -> impl Iterator<Item = Misplaced> {
    ["fields", "field"].into_iter().flat_map(|name| named(attrs, name)).map(Misplaced::Rule)
}

/// The names of the attributes of this name.
fn named<'a>(attrs: &'a [syn::Attribute], name: &'a str) -> impl Iterator<Item = Ident> + 'a {
    attrs.iter().filter_map(|attr| attr.path().get_ident()).filter(move |ident| *ident == name).cloned()
}

/// `#[deprecated]`, or a lint attribute about it.
fn mentions_deprecation(attr: &syn::Attribute) -> bool {
    let in_list = |list: &syn::MetaList| tokens::any_name(&list.tokens, &mut |name| name == "deprecated");
    attr.path().is_ident("deprecated") || matches!(&attr.meta, syn::Meta::List(list) if in_list(list))
}
