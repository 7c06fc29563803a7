//! The grammar: which attributes stand where. What they mean is the model's.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};

use super::message::Message;
use crate::support::attrs;
use crate::support::errors::Errors;
use crate::support::krate::Krate;
use crate::support::options::{Args, Opt, Options};
use crate::support::record;
use crate::support::suggest;
use crate::support::tokens::{self, split_commas};

/// The methods that a field may have.
pub(super) const ACCESSORS: [&str; 5] = ["get", "set", "mut", "take", "with"];
const TYPE_OPTIONS: [&str; 7] = ["get", "set", "mut", "take", "with", "no_attributes", "crate"];
const FIELD_OPTIONS: [&str; 7] = ["get", "set", "mut", "take", "with", "rename", "skip"];
const USAGE: &str = "#[property(get, set)]";

/// The item as it was written.
pub(super) struct Raw {
    pub(super) krate: Krate,
    pub(super) vis: syn::Visibility,
    pub(super) ident: Ident,
    pub(super) generics: syn::Generics,
    /// Nothing is found by name.
    pub(super) no_attributes: bool,
    /// The accessors of every field.
    pub(super) all: Vec<RawAccessor>,
    pub(super) fields: Vec<RawField>,
    /// Whether there was an attribute at all.
    pub(super) asked: bool,
}

pub(super) struct RawField {
    pub(super) field: record::Field,
    pub(super) accessors: Vec<RawAccessor>,
    pub(super) rename: Option<(Ident, Ident)>,
    pub(super) skip: Option<Skip>,
}

/// `skip`, or `skip(set, mut)`.
pub(super) struct Skip {
    pub(super) name: Ident,
    pub(super) accessors: Vec<Ident>,
}

/// `get`, or `get(pub(crate), copy, name = "is_open")`.
pub(super) struct RawAccessor {
    pub(super) ident: Ident,
    /// The one of [`ACCESSORS`] that it is.
    pub(super) kind: &'static str,
    pub(super) vis: Option<TokenStream>,
    pub(super) form: Option<(Form, Span)>,
    pub(super) name: Option<Ident>,
}

/// What a getter gives, where the type is not to decide.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Copy,
    Clone,
    Ref,
}

pub(super) fn parse(input: syn::DeriveInput, errors: &mut Errors) -> Option<Raw> {
    let data = match input.data {
        syn::Data::Struct(data) => data,
        syn::Data::Enum(data) => {
            errors.at(data.enum_token, Message::NotAStruct { kind: "an enum".to_owned() });
            return None;
        }
        syn::Data::Union(data) => {
            errors.at(data.union_token, Message::NotAStruct { kind: "a union".to_owned() });
            return None;
        }
    };
    let of_fields = |attrs: &[syn::Attribute]| {
        let paths = attrs.iter().map(syn::Attribute::path);
        paths.filter_map(syn::Path::get_ident).find(|name| *name == "fields" || *name == "field").cloned()
    };
    let marked =
        of_fields(&input.attrs).or_else(|| data.fields.iter().find_map(|field| of_fields(&field.attrs)));
    if let Some(path) = marked {
        errors.at(path, Message::WithFields);
        return None;
    }
    let before = errors.count();
    let mut options = read(&input.attrs, "option", &TYPE_OPTIONS, errors);
    let krate = options.take_krate(errors);
    let no_attributes = options.take("no_attributes").inspect(|option| option.flag(errors)).is_some();
    let all = accessors(&mut options, errors);
    for accessor in &all {
        if let Some(name) = &accessor.name {
            errors.at(name, Message::NameOfAll { accessor: accessor.kind.to_owned() });
        }
    }
    // A default is for the derives that make values.
    let mut defaults = Errors::new();
    let (_, fields) = record::fields(data.fields, &mut defaults);
    drop(defaults.into_error());
    let fields: Vec<RawField> = fields.into_iter().map(|field| read_field(field, errors)).collect();
    Some(Raw {
        krate,
        no_attributes,
        vis: input.vis,
        ident: input.ident,
        generics: input.generics,
        all,
        fields,
        asked: errors.count() > before,
    })
}

fn read_field(field: record::Field, errors: &mut Errors) -> RawField {
    if field.attrs.is_empty() {
        return RawField { accessors: Vec::new(), rename: None, skip: None, field };
    }
    let mut options = read(&field.attrs, "option of a field", &FIELD_OPTIONS, errors);
    let rename = options.take("rename").and_then(|option| {
        let name = option.string(errors)?;
        Some((option.name, method_name(&name, errors)?))
    });
    let skip = options.take("skip").map(|option| skip(option, errors));
    RawField { accessors: accessors(&mut options, errors), rename, skip, field }
}

/// The options of all `#[property(…)]`.
fn read(attrs: &[syn::Attribute], kind: &str, known: &[&str], errors: &mut Errors) -> Options {
    let mut options = Options::default();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("property")) {
        let empty = match &attr.meta {
            syn::Meta::Path(_) => true,
            syn::Meta::List(list) => list.tokens.is_empty(),
            syn::Meta::NameValue(_) => false,
        };
        if empty {
            errors.at(attr.path(), Message::NoEffect);
        }
    }
    let form = |attr: &&syn::Attribute| !matches!(attr.meta, syn::Meta::Path(_));
    for attr in attrs.iter().filter(form) {
        for found in attrs::find(core::slice::from_ref(attr), "property", USAGE, errors) {
            options.add(found.args, kind, known, errors);
        }
    }
    options
}

fn accessors(options: &mut Options, errors: &mut Errors) -> Vec<RawAccessor> {
    ACCESSORS
        .into_iter()
        .filter_map(|kind| Some((kind, options.take(kind)?)))
        .map(|(kind, option)| {
            let mut accessor = RawAccessor { ident: option.name, kind, vis: None, form: None, name: None };
            match option.args {
                Args::None => {}
                Args::List(details) if !details.is_empty() => {
                    for part in split_commas(details) {
                        detail(part, &mut accessor, errors);
                    }
                }
                Args::List(_) | Args::Value(_) => bad_detail(&accessor, None, errors),
            }
            accessor
        })
        .collect()
}

/// One of the parts between the parentheses of an accessor.
fn detail(part: TokenStream, accessor: &mut RawAccessor, errors: &mut Errors) {
    let trees = tokens::flatten(part.clone());
    let twice =
        |what: &str| Message::DetailTwice { accessor: accessor.kind.to_owned(), what: what.to_owned() };
    match trees.as_slice() {
        [TokenTree::Ident(word), ..] if word == "pub" => match syn::parse2::<syn::Visibility>(part.clone()) {
            Ok(_) if accessor.vis.is_some() => errors.at(part, twice("visibilities")),
            Ok(_) => accessor.vis = Some(part),
            Err(error) => errors.push(error),
        },
        [TokenTree::Ident(word)] if word == "private" => {
            if accessor.vis.is_some() {
                errors.at(word, twice("visibilities"));
            }
            accessor.vis = Some(TokenStream::new());
        }
        [TokenTree::Ident(word)] if accessor.kind == "get" && form(word).is_some() => {
            if accessor.form.is_some() {
                errors.at(word, twice("forms"));
            }
            accessor.form = form(word).map(|form| (form, word.span()));
        }
        [TokenTree::Ident(word), TokenTree::Punct(equals), value]
            if word == "name" && equals.as_char() == '=' =>
        {
            if accessor.name.is_some() {
                errors.at(word, twice("names"));
            }
            let value: TokenStream = value.clone().into();
            match tokens::string_literal(&value) {
                Some(name) => accessor.name = method_name(&name, errors),
                None => bad_detail(accessor, Some(value), errors),
            }
        }
        _ => bad_detail(accessor, Some(part), errors),
    }
}

fn form(word: &Ident) -> Option<Form> {
    match word.to_string().as_str() {
        "copy" => Some(Form::Copy),
        "clone" => Some(Form::Clone),
        "ref" => Some(Form::Ref),
        _ => None,
    }
}

fn bad_detail(accessor: &RawAccessor, part: Option<TokenStream>, errors: &mut Errors) {
    let help = match accessor.kind {
        "get" => {
            "in the parentheses stand a visibility (`pub(crate)`, `private`), a form (`copy`, `clone` or `ref`) and `name = \"…\"`"
        }
        _ => "in the parentheses stand a visibility (`pub(crate)`, `private`) and `name = \"…\"`",
    };
    let message = Message::BadDetail { accessor: accessor.kind.to_owned(), help: help.to_owned() };
    match part.filter(|part| !part.is_empty()) {
        Some(part) => errors.at(part, message),
        None => errors.at(&accessor.ident, message),
    }
}

fn skip(option: Opt, errors: &mut Errors) -> Skip {
    let mut accessors = Vec::new();
    match &option.args {
        Args::None => {}
        Args::List(list) if !list.is_empty() => {
            for part in split_commas(list.clone()) {
                match tokens::flatten(part.clone()).as_slice() {
                    [TokenTree::Ident(word)] if ACCESSORS.contains(&word.to_string().as_str()) => {
                        accessors.push(word.clone());
                    }
                    _ if part.is_empty() => not_an_accessor(quote::quote!(#option), errors),
                    _ => not_an_accessor(part, errors),
                }
            }
        }
        Args::List(_) | Args::Value(_) => not_an_accessor(quote::quote!(#option), errors),
    }
    Skip { name: option.name, accessors }
}

fn not_an_accessor(part: TokenStream, errors: &mut Errors) {
    let name = part.to_string();
    let list = suggest::list(ACCESSORS);
    let help = match suggest::nearest(&name, ACCESSORS) {
        Some(near) => format!("did you mean `{near}`? There are {list}"),
        None => format!("there are {list}"),
    };
    errors.at(part, Message::NotAnAccessor { name, help });
}

/// A string as the name of a method; of a raw one, such as `type`, the raw form.
fn method_name(name: &syn::LitStr, errors: &mut Errors) -> Option<Ident> {
    let text = name.value();
    let bare = text.strip_prefix("r#").unwrap_or(&text);
    let known = syn::parse_str::<Ident>(bare).ok().filter(|_| bare == text);
    let raw = || syn::parse_str::<Ident>(&format!("r#{bare}")).ok();
    match known.or_else(raw).filter(|_| bare != "_") {
        Some(mut ident) => {
            ident.set_span(name.span());
            Some(ident)
        }
        None => {
            errors.at(name, Message::NotAName { name: text });
            None
        }
    }
}
