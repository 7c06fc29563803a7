//! The rules: what Python allows in a named tuple.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens as _;
use syn::ext::IdentExt as _;

use super::message::Message;
use super::parse::{Misplaced, Raw, RawField, Rename, Shape};
use super::types::{Known, Reader};
use crate::support::by_name;
use crate::support::errors::Errors;
use crate::support::krate::Krate;
use crate::support::python;
use crate::support::record::{self, Form};

/// A named tuple.
pub(crate) struct Model {
    pub(crate) krate: Krate,
    pub(crate) vis: syn::Visibility,
    pub(crate) ident: Ident,
    pub(crate) generics: syn::Generics,
    /// The type's name as Python sees it.
    pub(crate) name: String,
    pub(crate) display: bool,
    /// Whether values go through the rules of `Fields`.
    pub(crate) validated: bool,
    /// Whether something in the struct is deprecated, which is no concern of the struct's own code.
    pub(crate) deprecated: bool,
    pub(crate) body: Body,
    pub(crate) fields: Vec<Field>,
    /// What is computed of the fields, as `Fields` says: nobody gives it, and it starts empty.
    pub(crate) caches: Vec<Ident>,
}

/// What the derive was put on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Body {
    Struct(Form),
    /// A struct with rules for its fields, for which `Fields` should have been derived, or is as well.
    WithRules,
    /// A struct with options for `Fields`, which is derived as well and makes what this derive would.
    Fields,
    /// An enum or a union, which has been reported.
    NotAStruct,
}

/// One field of a named tuple.
pub(crate) struct Field {
    pub(crate) field: record::Field,
    /// The field's name as Python sees it.
    pub(crate) name: String,
    /// The field's type, without `Self`, so that it can stand where `Self` is another type.
    pub(crate) ty: TokenStream,
    /// What the tokens say of the type.
    pub(crate) known: Known,
    /// Whether no part of the type can be private to a module.
    pub(crate) no_secret: bool,
    /// Whether the value is left out of what is shown.
    pub(crate) secret: bool,
}

pub(super) fn check(raw: Raw, errors: &mut Errors) -> Model {
    let body = check_attributes(&raw, errors);
    let bad_names_become_indices = matches!(raw.rename, Some(Rename::BadFields));
    let name = type_name(&raw.ident, raw.rename, errors);
    let (body, fields) = match raw.shape {
        Shape::Struct(form, fields) => {
            check_defaults(&fields, errors);
            for raw in fields.iter().filter(|raw| by_name::is_cache(&raw.field.ty)) {
                let (field, name) = (raw.field.name(), name.clone());
                errors.at(&raw.field.ty, Message::Cached { field, name });
            }
            let names = field_names(&fields, bad_names_become_indices, errors);
            let reader = Reader::new(&raw.ident, &raw.generics);
            let fields = fields.into_iter().zip(names).map(|(raw, name)| {
                let ty = &raw.field.ty;
                let (known, no_secret) = (reader.read(ty, raw.recursive), reader.is_no_secret(ty));
                Field { ty: reader.without_self(ty), field: raw.field, name, known, no_secret, secret: false }
            });
            let body = body.unwrap_or(Body::Struct(form));
            (body, without_repeats(fields.collect()))
        }
        shape @ (Shape::Enum | Shape::Union) => {
            let kind = if matches!(shape, Shape::Enum) { "an enum" } else { "a union" }.to_owned();
            errors.at(&raw.ident, Message::NotAStruct { kind, name: raw.ident.to_string() });
            (Body::NotAStruct, Vec::new())
        }
    };
    Model {
        krate: raw.krate,
        vis: raw.vis,
        display: !raw.no_display,
        validated: false,
        deprecated: raw.deprecated,
        ident: raw.ident,
        generics: raw.generics,
        name,
        body,
        fields,
        caches: Vec::new(),
    }
}

/// Reports attributes that would do nothing. Those of `Fields` decide what can be made of the struct.
fn check_attributes(raw: &Raw, errors: &mut Errors) -> Option<Body> {
    let mut body = None;
    for misplaced in &raw.misplaced {
        match misplaced {
            Misplaced::Default(default) => {
                errors.at(default, Message::DefaultOnType { name: raw.ident.to_string() });
            }
            // One derive too few or too many is one mistake, however many rules there are.
            Misplaced::Rule(_) if body.is_some() => {}
            Misplaced::Rule(rule) => {
                body = Some(if rule == "fields" { Body::Fields } else { Body::WithRules });
                errors.at(rule, Message::RulesNeedFields { attribute: rule.to_string() });
            }
        }
    }
    body
}

fn type_name(ident: &Ident, rename: Option<Rename>, errors: &mut Errors) -> String {
    match rename {
        Some(Rename::To(renamed)) => {
            let name = renamed.value();
            check_renamed(&renamed, &name, errors);
            name
        }
        _ => {
            let name = ident.unraw().to_string();
            if python::is_keyword(&name) {
                errors.at(ident, Message::TypeKeyword { name: name.clone() });
            }
            name
        }
    }
}

/// The name that stands in a `rename` is an identifier and no keyword; false where it is not.
fn check_renamed(literal: &syn::LitStr, name: &str, errors: &mut Errors) -> bool {
    if !python::is_identifier(name) {
        let shown = literal.to_token_stream().to_string();
        errors.at(literal, Message::RenameToNoIdentifier { shown, name: name.to_owned() });
        return false;
    }
    if python::is_keyword(name) {
        errors.at(literal, Message::RenameToKeyword { name: name.to_owned() });
        return false;
    }
    true
}

/// The fields' names as Python sees them.
fn field_names(fields: &[RawField], bad_names_become_indices: bool, errors: &mut Errors) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(fields.len());
    for (index, raw) in fields.iter().enumerate() {
        let mut name = raw.rename.as_ref().map_or_else(|| raw.field.name(), syn::LitStr::value);
        let earlier = names.iter().position(|earlier| *earlier == name);
        // What a tuple struct's fields are called is what Python calls fields without a good name.
        let checked = raw.rename.is_some() || matches!(raw.field.member, syn::Member::Named(_));
        if bad_names_become_indices && checked && (is_bad(&name) || earlier.is_some()) {
            name = format!("_{index}");
        } else if checked && check_field_name(raw, &name, errors) {
            check_duplicate(raw, &name, earlier.map(|index| &fields[index]), errors);
        }
        names.push(name);
    }
    names
}

fn is_bad(name: &str) -> bool {
    name.starts_with('_') || python::is_keyword(name) || !python::is_identifier(name)
}

/// Reports a name that no field can have; false where it did.
fn check_field_name(raw: &RawField, name: &str, errors: &mut Errors) -> bool {
    let owned = name.to_owned();
    match &raw.rename {
        Some(renamed) if !check_renamed(renamed, name, errors) => {}
        Some(renamed) if name.starts_with('_') => {
            errors.at(renamed, Message::RenameToUnderscore { name: owned });
        }
        None if python::is_keyword(name) => {
            errors.at(&raw.field.ident, Message::FieldKeyword { name: owned })
        }
        None if name.starts_with('_') => {
            let bare = name.trim_start_matches('_');
            // What is left of `_1` or `_class` would be the next mistake.
            let bare = if is_bad(bare) { format!("field{name}") } else { bare.to_owned() };
            errors.at(&raw.field.ident, Message::FieldUnderscore { name: owned, bare });
        }
        _ => return true,
    }
    false
}

fn check_duplicate(raw: &RawField, name: &str, earlier: Option<&RawField>, errors: &mut Errors) {
    let message = || Message::Duplicate { name: name.to_owned() };
    match (&raw.rename, earlier) {
        (Some(renamed), Some(_)) => errors.at(renamed, message()),
        (None, Some(RawField { rename: Some(_), .. })) => errors.at(&raw.field.ident, message()),
        // Where neither was renamed, the compiler has its own words.
        _ => {}
    }
}

/// A field without a default cannot come after one that has one.
fn check_defaults(fields: &[RawField], errors: &mut Errors) {
    let mut before: Option<&RawField> = None;
    for raw in fields {
        match before {
            None if raw.field.default.is_some() => before = Some(raw),
            Some(before) if raw.field.default.is_none() => {
                let (field, before) = (raw.field.name(), before.field.name());
                return errors.at(&raw.field.ident, Message::DefaultFirst { field, before });
            }
            _ => {}
        }
    }
}

/// Without fields that are there twice: the compiler has its own words for them.
fn without_repeats(fields: Vec<Field>) -> Vec<Field> {
    let mut kept: Vec<Field> = Vec::with_capacity(fields.len());
    for field in fields {
        if kept.iter().all(|earlier| earlier.field.member != field.field.member) {
            kept.push(field);
        }
    }
    kept
}
