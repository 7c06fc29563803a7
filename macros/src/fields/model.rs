//! The rules about rules: what a validated type is, and what it cannot be.

use core::cell::Cell;

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::ext::IdentExt as _;

use super::bounds;
use super::message::Message;
use super::parse::{Raw, RawBody, RawField, RawShape, list};
use super::rules::{self, Part, RuleKind, Rules, Target};
use super::serde;
use crate::namedtuple::OfFields;
use crate::support::attrs;
use crate::support::by_name;
use crate::support::errors::Errors;
use crate::support::expression::expression;
use crate::support::krate::Krate;
use crate::support::options::{Args, Opt};
use crate::support::record::{self, Form};
use crate::support::tokens;

/// A type whose values are validated.
pub(super) struct Model {
    pub(super) krate: Krate,
    #[cfg(feature = "serde")]
    pub(super) attrs: Vec<syn::Attribute>,
    pub(super) vis: syn::Visibility,
    pub(super) ident: Ident,
    pub(super) generics: syn::Generics,
    /// The name that Python would see.
    pub(super) name: String,
    pub(super) rename: Option<syn::LitStr>,
    pub(super) namedtuple: bool,
    #[cfg(feature = "serde")]
    pub(super) serde: bool,
    pub(super) body: Body,
}

impl Model {
    /// What the named tuple's half has to know of a struct.
    pub(super) fn of_fields(&self) -> Option<OfFields> {
        let Body::Struct(shape) = &self.body else { return None };
        Some(OfFields {
            krate: self.krate.clone(),
            rename: self.rename.as_ref().map(|name| syn::LitStr::new(&name.value(), name.span())),
            namedtuple: self.namedtuple,
            secrets: shape.fields.iter().map(|field| field.secret).collect(),
            caches: shape.caches.iter().map(|cache| cache.ident.clone()).collect(),
        })
    }
}

pub(super) enum Body {
    Struct(Shape),
    Enum(Vec<Variant>),
}

pub(super) struct Variant {
    #[cfg(feature = "serde")]
    pub(super) attrs: Vec<syn::Attribute>,
    pub(super) ident: Ident,
    pub(super) shape: Shape,
}

pub(super) struct Shape {
    pub(super) form: Form,
    pub(super) fields: Vec<Field>,
    /// Where `#[cached_property]` keeps its values. They are no fields, as what `cached_property` puts into an instance is none of a
    /// dataclass: nobody gives them, and they start empty.
    pub(super) caches: Vec<record::Field>,
}

impl Shape {
    /// A tuple struct or variant of one field, which stands for its value.
    pub(super) fn is_newtype(&self) -> bool {
        self.form == Form::Tuple && self.fields.len() == 1
    }
}

pub(super) struct Field {
    pub(super) field: record::Field,
    /// The name in the paths of errors.
    pub(super) path: String,
    pub(super) doc: String,
    pub(super) secret: bool,
    /// The rules hold only when this does.
    pub(super) when: Option<TokenStream>,
    pub(super) rules: Rules,
    /// Each rule as it was written: its code and its arguments.
    pub(super) written: Vec<(String, String)>,
    /// Whether a change of this field can make a rule fail that looks at more than one field.
    pub(super) entangled: bool,
    /// Whether its methods cannot be made, since there are others of their names.
    pub(super) clashes: bool,
}

impl Field {
    /// Whether its rules need the other fields.
    pub(super) fn looks_around(&self) -> bool {
        self.when.is_some() || self.rules.look_around()
    }
}

impl Model {
    /// Takes what is no field and the defaults that were reported out of the item, before it is read again.
    pub(super) fn drop_refused(&self, item: &mut syn::DeriveInput) {
        let (Body::Struct(shape), syn::Data::Struct(data)) = (&self.body, &mut item.data) else { return };
        if let syn::Fields::Named(named) = &mut data.fields {
            let is_cache = |field: &syn::Field| {
                shape.caches.iter().any(|cache| Some(&cache.ident) == field.ident.as_ref())
            };
            let kept = core::mem::take(&mut named.named).into_iter().filter(|field| !is_cache(field));
            named.named = kept.collect();
        }
        for (field, again) in shape.fields.iter().zip(&mut data.fields) {
            if field.field.default.is_none() {
                again.attrs.retain(|attr| !attr.path().is_ident("default"));
            }
        }
    }
}

/// What is known of the type while its fields are read.
struct Context {
    /// The names of its parameters.
    generics: Vec<String>,
    /// How many descriptors there are so far.
    descriptors: Cell<usize>,
}

pub(super) fn check(raw: Raw, errors: &mut Errors) -> Model {
    let name = raw.rename.as_ref().map_or_else(|| raw.ident.unraw().to_string(), syn::LitStr::value);
    let names = raw.generics.params.iter().map(|parameter| match parameter {
        syn::GenericParam::Type(ty) => ty.ident.to_string(),
        syn::GenericParam::Const(constant) => constant.ident.to_string(),
        syn::GenericParam::Lifetime(lifetime) => lifetime.lifetime.to_string(),
    });
    let context = Context { generics: names.collect(), descriptors: Cell::new(0) };
    let case = serde::rename_all(&raw.attrs);
    let body = match raw.body {
        RawBody::Struct(mut body) => {
            // Every field of a named tuple is one of its values; that this cannot be, its half reports.
            let caches = if raw.namedtuple.is_none() { take_caches(&mut body, errors) } else { Vec::new() };
            let mut shape = Shape { caches, ..shape(body, case, &context, errors) };
            check_visibility(&shape, errors);
            check_methods(&mut shape, errors);
            Body::Struct(shape)
        }
        RawBody::Enum(variants) => {
            if let Some(option) = &raw.namedtuple {
                errors.at(option, Message::NamedTupleEnum);
            }
            let case = serde::rename_all_fields(&raw.attrs);
            let variants = variants.into_iter().map(|variant| {
                let case = serde::rename_all(&variant.attrs).or(case);
                Variant {
                    shape: shape(variant.shape, case, &context, errors),
                    #[cfg(feature = "serde")]
                    attrs: variant.attrs,
                    ident: variant.ident,
                }
            });
            Body::Enum(variants.collect())
        }
    };
    Model {
        krate: raw.krate,
        #[cfg(feature = "serde")]
        attrs: raw.attrs,
        vis: raw.vis,
        ident: raw.ident,
        generics: raw.generics,
        name,
        rename: raw.rename,
        namedtuple: raw.namedtuple.is_some() && matches!(body, Body::Struct(_)),
        #[cfg(feature = "serde")]
        serde: !raw.no_serde,
        body,
    }
}

fn shape(raw: RawShape, case: Option<serde::Case>, context: &Context, errors: &mut Errors) -> Shape {
    let names: Vec<String> = raw.fields.iter().map(|raw| raw.field.name()).collect();
    let newtype = raw.form == Form::Tuple && raw.fields.len() == 1;
    let mut fields: Vec<Field> = raw
        .fields
        .into_iter()
        .enumerate()
        .map(|(index, raw)| {
            let path = match &raw.field.member {
                // What is nested in it stands beside the other fields.
                syn::Member::Named(_)
                    if serde::is_flattened(&raw.field.attrs)
                        && raw.options.iter().any(|option| option.name == "nested") =>
                {
                    String::new()
                }
                syn::Member::Named(_) => serde::rename(&raw.field.attrs)
                    .or_else(|| case.map(|case| case.apply(&names[index])))
                    .unwrap_or_else(|| names[index].clone()),
                syn::Member::Unnamed(_) if newtype => String::new(),
                syn::Member::Unnamed(position) => position.index.to_string(),
            };
            field(raw, path, &names, index, context, errors)
        })
        .collect();
    entangle(&mut fields);
    check_secrets(&fields, errors);
    Shape { form: raw.form, fields, caches: Vec::new() }
}

/// Takes the places of cached properties out of the fields. Such a property has the name of its field, so in a tuple struct there is
/// none.
fn take_caches(raw: &mut RawShape, errors: &mut Errors) -> Vec<record::Field> {
    if raw.form != Form::Named {
        return Vec::new();
    }
    let is_cache = |raw: &mut RawField| by_name::is_cache(&raw.field.ty);
    let caches: Vec<RawField> = raw.fields.extract_if(.., is_cache).collect();
    let caches = caches.into_iter().map(|raw| {
        let field = raw.field.name();
        if let Some(rule) = raw.options.first() {
            errors.at(&rule.name, Message::CachedRule { rule: rule.name.to_string(), field });
        } else if let Some(default) = &raw.field.default {
            errors.at(default, Message::CachedDefault { field });
        }
        raw.field
    });
    caches.collect()
}

fn field(
    mut raw: RawField,
    path: String,
    names: &[String],
    index: usize,
    context: &Context,
    errors: &mut Errors,
) -> Field {
    // A default of another type has been reported, and is not handed on.
    raw.field.default = raw.field.default.filter(|default| bounds::fits_type(default, &raw.field.ty, errors));
    let written = raw.options.iter().filter(|option| option.name != "secret").map(written).collect();
    let (own, others): (Vec<Opt>, Vec<Opt>) =
        raw.options.into_iter().partition(|option| option.name == "secret" || option.name == "when");
    let ruled = !others.is_empty();
    let target = Target {
        name: &names[index],
        default: raw.field.default.as_ref(),
        fields: names,
        index,
        generics: &context.generics,
        descriptors: &context.descriptors,
    };
    let rules = rules::read(others, &raw.field.ty, &target, errors);
    let (mut secret, mut when) = (false, None);
    for option in own {
        if secret && option.name == "secret" || when.is_some() && option.name == "when" {
            errors.at(&option.name, Message::Twice { rule: option.name.to_string() });
        } else if option.name == "secret" {
            secret = true;
            if !matches!(option.args, Args::None) {
                errors.at(&option, Message::NoArguments { rule: "secret".to_owned() });
            }
        } else if let Some(condition) = list(&option) {
            when = expression(condition.clone(), option.name.span(), errors);
            if !ruled {
                errors.at(&option.name, Message::NoRuleToCondition);
            }
        } else {
            let example = "self.other".to_owned();
            errors.at(&option, Message::NeedsOne { rule: "when".to_owned(), example });
        }
    }
    let doc = attrs::docs(&raw.field.attrs);
    Field { field: raw.field, path, doc, secret, when, rules, written, entangled: false, clashes: false }
}

fn written(option: &Opt) -> (String, String) {
    let args = match &option.args {
        Args::None => String::new(),
        Args::Value(args) | Args::List(args) => rules::compact(args),
    };
    (option.name.unraw().to_string(), args)
}

/// Finds the fields that a rule of another depends on. A rule that uses `self` otherwise than for a field may depend on any.
fn entangle(fields: &mut [Field]) {
    let mut all = false;
    let mut named = Vec::new();
    for (index, field) in fields.iter().enumerate() {
        if field.looks_around() {
            named.push(index);
            if let Some(when) = &field.when {
                all |= dependencies(when, fields, &mut named);
            }
            all |= rule_dependencies(&field.rules, fields, &mut named);
        }
    }
    for (index, field) in fields.iter_mut().enumerate() {
        field.entangled = all || named.contains(&index);
    }
}

fn rule_dependencies(rules: &Rules, fields: &[Field], named: &mut Vec<usize>) -> bool {
    let mut all = false;
    for rule in &rules.rules {
        match &rule.kind {
            RuleKind::SameAs(other) => named.push(*other),
            RuleKind::Check(tokens) => all |= dependencies(tokens, fields, named),
            RuleKind::Elements(_, rules) => all |= rule_dependencies(rules, fields, named),
            RuleKind::Pattern(_) | RuleKind::Nested | RuleKind::With(_) => {}
        }
    }
    all
}

/// Adds the fields of `self.field` in the tokens to `named`; true where `self` is used in another way.
fn dependencies(tokens: &TokenStream, fields: &[Field], named: &mut Vec<usize>) -> bool {
    let trees = tokens::flatten(tokens.clone());
    let mut all = false;
    for (at, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Ident(ident) if ident == "self" => match field_of_self(&trees[at..], fields) {
                Some(field) => named.push(field),
                None => all = true,
            },
            TokenTree::Group(group) => all |= dependencies(&group.stream(), fields, named),
            _ => {}
        }
    }
    all
}

/// The field, where the tokens start with `self.field` and this is no method call.
pub(super) fn field_of_self(trees: &[TokenTree], fields: &[Field]) -> Option<usize> {
    let [TokenTree::Ident(this), TokenTree::Punct(dot), member, rest @ ..] = trees else { return None };
    let is_call =
        matches!(rest, [TokenTree::Group(group), ..] if group.delimiter() == Delimiter::Parenthesis);
    if this != "self" || dot.as_char() != '.' || is_call {
        return None;
    }
    let member = member.to_string();
    fields.iter().position(|field| field.field.member.to_token_stream().to_string() == member)
}

/// A rule is a guarantee, so what it speaks of cannot be assigned to from outside.
fn check_visibility(shape: &Shape, errors: &mut Errors) {
    let looking = || shape.fields.iter().find(|field| field.looks_around());
    for field in shape.fields.iter().filter(|field| is_open(&field.field.vis)) {
        let name = field.field.name();
        if !field.written.is_empty() {
            errors.at(&field.field.vis, Message::PublicField { field: name });
        } else if field.entangled
            && let Some(rule) = looking().and_then(|field| field.written.first())
        {
            errors.at(&field.field.vis, Message::PublicDependency { field: name, rule: rule.0.clone() });
        }
    }
}

/// The arguments of a rule are part of its errors, in which no secret may stand.
fn check_secrets(fields: &[Field], errors: &mut Errors) {
    fn check(rules: &Rules, fields: &[Field], errors: &mut Errors) {
        for rule in &rules.rules {
            match &rule.kind {
                RuleKind::Check(tokens) => {
                    let mut named = Vec::new();
                    dependencies(tokens, fields, &mut named);
                    if let Some(secret) =
                        named.into_iter().map(|index| &fields[index]).find(|field| field.secret)
                    {
                        let (rule_name, field) = (rule.name.to_string(), secret.field.name());
                        errors.at(&rule.name, Message::SecretArgument { rule: rule_name, field });
                    }
                }
                RuleKind::Elements(_, rules) => check(rules, fields, errors),
                _ => {}
            }
        }
    }
    for field in fields {
        check(&field.rules, fields, errors);
    }
}

/// No two methods may have one name. rustc would find them, but go on to complain of every use.
fn check_methods(shape: &mut Shape, errors: &mut Errors) {
    if shape.is_newtype() {
        return;
    }
    let mut taken = vec!["new".to_owned(), "update".to_owned()];
    for field in &mut shape.fields {
        // The methods of a cached property are those of `#[properties]`.
        if by_name::is_cache(&field.field.ty) {
            field.clashes = true;
            continue;
        }
        let deletes = field.rules.rules.iter().any(|rule| matches!(rule.kind, RuleKind::With(_)));
        let prefixes = ["set", "with", "del"].into_iter().take(2 + usize::from(deletes));
        let mut methods = vec![field.field.name()];
        methods.extend(prefixes.map(|prefix| field.field.method(prefix).to_string()));
        if let Some(method) = methods.iter().find(|method| taken.contains(method)) {
            let (name, method) = (field.field.name(), method.clone());
            errors.at(&field.field.ident, Message::MethodTaken { field: name, method });
            field.clashes = true;
        } else {
            taken.extend(methods);
        }
    }
}

fn is_open(vis: &syn::Visibility) -> bool {
    match vis {
        syn::Visibility::Inherited => false,
        syn::Visibility::Restricted(restricted) => !restricted.path.is_ident("self"),
        syn::Visibility::Public(_) => true,
    }
}

/// Whether a rule asks the elements of a collection, for `nested` on one.
pub(super) fn nested_part(kind: crate::support::types::Kind) -> Option<Part> {
    use crate::support::types::Kind;
    match kind {
        Kind::Sequence | Kind::Set => Some(Part::Each),
        Kind::Map => Some(Part::Values),
        _ => None,
    }
}
