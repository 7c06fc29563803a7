//! The rules: which field has which accessors, and what they are called.

use proc_macro2::{Ident, Span};
use quote::ToTokens as _;
use syn::ext::IdentExt as _;

use super::message::Message;
use super::parse::{ACCESSORS, Form, Raw, RawAccessor, RawField};
use crate::support::by_name;
use crate::support::errors::Errors;
use crate::support::flat::Flat;
use crate::support::krate::Krate;
use crate::support::record;

/// A struct with accessors.
pub(super) struct Model {
    pub(super) krate: Krate,
    /// Nothing is found by name, which a struct with many fields may not want to compile.
    pub(super) no_attributes: bool,
    pub(super) ident: Ident,
    pub(super) generics: syn::Generics,
    /// The name that Python would see.
    pub(super) name: String,
    /// Whether a field keeps what is computed of others: who changes a field says so.
    pub(super) caches: bool,
    pub(super) properties: Vec<Property>,
}

/// A field that has accessors.
pub(super) struct Property {
    pub(super) field: record::Field,
    /// The name of the attribute, as Python would see it.
    pub(super) name: String,
    pub(super) get: Option<Accessor>,
    pub(super) set: Option<Accessor>,
    pub(super) mutable: Option<Accessor>,
    pub(super) take: Option<Accessor>,
    pub(super) with: Option<Accessor>,
}

pub(super) struct Accessor {
    pub(super) vis: Vis,
    pub(super) form: Option<(Form, Span)>,
    pub(super) method: Ident,
}

/// Who sees a method.
#[derive(Clone)]
pub(super) enum Vis {
    Private,
    Public,
    /// As the user wrote it.
    Tokens(Flat),
}

impl Vis {
    fn of(vis: &syn::Visibility) -> Self {
        match vis {
            syn::Visibility::Inherited => Self::Private,
            syn::Visibility::Public(_) => Self::Public,
            syn::Visibility::Restricted(_) => Self::Tokens(vis.to_token_stream().into()),
        }
    }
}

pub(super) fn check(raw: Raw, errors: &mut Errors) -> Model {
    let caches = raw.fields.iter().any(|raw| by_name::is_cache(&raw.field.ty));
    let vis = Vis::of(&raw.vis);
    let mut taken = Vec::new();
    let before = errors.count();
    let properties: Vec<Property> = raw
        .fields
        .into_iter()
        .filter_map(|field| property(field, &raw.all, &vis, &mut taken, errors))
        .collect();
    if properties.is_empty() && !raw.asked && errors.count() == before {
        errors.at(&raw.ident, Message::NoAccessors { name: raw.ident.to_string() });
    }
    Model {
        krate: raw.krate,
        no_attributes: raw.no_attributes,
        name: raw.ident.unraw().to_string(),
        ident: raw.ident,
        generics: raw.generics,
        caches,
        properties,
    }
}

fn property(
    raw: RawField,
    all: &[RawAccessor],
    vis: &Vis,
    taken: &mut Vec<String>,
    errors: &mut Errors,
) -> Option<Property> {
    check_skip(&raw, all, errors);
    let skipped = |kind: &str| match &raw.skip {
        Some(skip) => skip.accessors.is_empty() || skip.accessors.iter().any(|skipped| skipped == kind),
        None => false,
    };
    let before = errors.count();
    let ident = raw.rename.as_ref().map_or(&raw.field.ident, |(_, name)| name);
    let name = ident.unraw().to_string();
    let mut accessor = |kind: &str| {
        let own = raw.accessors.iter().find(|accessor| accessor.kind == kind);
        let given = own.or_else(|| all.iter().find(|accessor| accessor.kind == kind && !skipped(kind)))?;
        let (method, text) = match own.and_then(|own| own.name.clone()) {
            Some(method) => {
                let text = method.to_string();
                (method, text)
            }
            None => method(&raw, ident, &name, kind),
        };
        if taken.contains(&text) {
            let field = raw.field.name();
            errors.at(&method, Message::MethodTaken { field, method: text });
            return None;
        }
        taken.push(text);
        Some(Accessor {
            vis: given.vis.clone().map_or_else(|| vis.clone(), |tokens| Vis::Tokens(tokens.into())),
            form: given.form,
            method,
        })
    };
    let [get, set, mutable, take, with] = ACCESSORS.map(&mut accessor);
    let none = [&get, &set, &mutable, &take, &with].iter().all(|accessor| accessor.is_none());
    if let Some((option, _)) = &raw.rename
        && none
        && errors.count() == before
    {
        errors.at(option, Message::NothingToRename);
    }
    (!none).then_some(Property { field: raw.field, name, get, set, mutable, take, with })
}

fn check_skip(raw: &RawField, all: &[RawAccessor], errors: &mut Errors) {
    let Some(skip) = &raw.skip else { return };
    if all.is_empty() {
        errors.at(&skip.name, Message::SkipAll);
        return;
    }
    for skipped in &skip.accessors {
        let accessor = skipped.to_string();
        if raw.accessors.iter().any(|own| own.kind == accessor) {
            errors.at(skipped, Message::SkipAndAsk { accessor });
        } else if !all.iter().any(|given| given.kind == accessor) {
            errors.at(skipped, Message::NothingToSkip { accessor });
        }
    }
}

/// `age`, `set_age`, `age_mut`, `take_age`, `with_age`, and its text: to ask a name for it costs more than to keep it.
fn method(raw: &RawField, ident: &Ident, name: &str, kind: &str) -> (Ident, String) {
    let text = match (kind, &raw.field.member) {
        ("get", _) => return (ident.clone(), ident.to_string()),
        ("mut", _) => format!("{name}_mut"),
        // In a tuple struct `set_0`, as it is with `Fields`.
        (prefix, syn::Member::Unnamed(index)) if raw.rename.is_none() => format!("{prefix}_{}", index.index),
        (prefix, _) => format!("{prefix}_{name}"),
    };
    (Ident::new(&text, ident.span()), text)
}
