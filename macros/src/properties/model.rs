//! The rules: which methods make which properties, and what they may look like.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::ext::IdentExt as _;

use super::header::{self, ReceiverKind};
use super::message::Message;
use super::parse::{Item, Method, Raw};
use crate::support::errors::Errors;
use crate::support::krate::Krate;
use crate::support::options::{Args, Options};
use crate::support::suggest;
use crate::support::tokens::{self, split_commas};

/// A block with properties.
pub(super) struct Model {
    pub(super) krate: Krate,
    pub(super) attrs: Vec<syn::Attribute>,
    pub(super) generics: syn::Generics,
    pub(super) ty: syn::Type,
    /// The name that Python would see; none of what is no named type.
    pub(super) name: Option<String>,
    pub(super) by_name: ByName,
    pub(super) items: Vec<Member>,
    pub(super) properties: Vec<Property>,
    /// Whether a cached property depends on a field.
    pub(super) depends: bool,
}

/// Who implements `Attributes`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ByName {
    /// The block, unless a derive does.
    Unowned,
    /// The block, which was told so.
    Here,
    /// A derive, if there is one: with parameters it cannot be told.
    Elsewhere,
}

pub(super) enum Member {
    /// As it was written.
    Tokens(TokenStream),
    /// A setter or deleter of a field that cached properties depend on, by its property.
    Forgetful(Box<Method>, String),
    /// A cached property, by its index.
    Cached(usize),
}

pub(super) struct Property {
    pub(super) ident: Ident,
    pub(super) cfg: TokenStream,
    pub(super) get: Getter,
    pub(super) set: Option<Setter>,
    pub(super) del: Option<Deleter>,
}

pub(super) enum Getter {
    Plain {
        fallible: bool,
    },
    /// One that was refused: nobody calls it.
    Refused,
    Cached(Box<Cached>),
}

/// A cached property.
pub(super) struct Cached {
    pub(super) method: Method,
    pub(super) ty: syn::Type,
    pub(super) depends: Vec<Ident>,
    /// A method of the block that it would make is there already.
    pub(super) own_set: bool,
    pub(super) own_del: bool,
}

pub(super) struct Setter {
    pub(super) method: Ident,
    pub(super) fallible: bool,
    /// What a value is made into, and whether it is lent.
    pub(super) takes: Option<(TokenStream, bool)>,
    pub(super) cfg: TokenStream,
}

pub(super) struct Deleter {
    pub(super) method: Ident,
    pub(super) fallible: bool,
    pub(super) cfg: TokenStream,
}

impl Property {
    /// The name as Python would see it.
    pub(super) fn name(&self) -> String {
        self.ident.unraw().to_string()
    }
}

pub(super) fn check(raw: Raw, errors: &mut Errors) -> Model {
    let name = name_of(&raw.ty);
    if name.is_none() {
        errors.at(&raw.ty, Message::NotANamedType);
    }
    let generic = raw.generics.type_params().next().is_some() || raw.generics.const_params().next().is_some();
    let by_name = match (&raw.attributes, generic) {
        (Some(option), false) => {
            errors.at(option, Message::AttributesOfOne);
            ByName::Unowned
        }
        (Some(_), true) => ByName::Here,
        (None, true) => ByName::Elsewhere,
        (None, false) => ByName::Unowned,
    };
    let names: Vec<String> = raw
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Other(_, name) => name.clone(),
            Item::Method(method) => Some(method.header.ident.to_string()),
        })
        .collect();
    if !raw.refused && !raw.items.iter().any(|item| matches!(item, Item::Method(_))) {
        let place = quote::ToTokens::to_token_stream(&raw.ty);
        errors.at_span(tokens::span_of(&place, raw.span), Message::NoProperties);
    }
    let class = name.clone().unwrap_or_default();
    let krate = &raw.krate;
    let private = quote::quote!(#krate::__private);
    let mut builder = Builder { private, class, names, refused: raw.refused, ..Builder::default() };
    type Numbered = Vec<(usize, Item)>;
    let (readers, rest): (Numbered, Numbered) =
        raw.items.into_iter().enumerate().partition(|(_, item)| match item {
            Item::Method(method) => method.mark.name == "getter" || method.mark.name == "cached_property",
            Item::Other(..) => false,
        });
    // Those that read go first, whatever the order in the block.
    for (position, item) in readers.into_iter().chain(rest) {
        match item {
            Item::Other(tokens, _) => builder.items.push((position, Member::Tokens(tokens))),
            Item::Method(method) => builder.method(position, *method, errors),
        }
    }
    builder.items.sort_by_key(|(position, _)| *position);
    let depends = builder
        .properties
        .iter()
        .any(|property| matches!(&property.get, Getter::Cached(cached) if !cached.depends.is_empty()));
    Model {
        krate: raw.krate,
        attrs: raw.attrs,
        generics: raw.generics,
        ty: raw.ty,
        name,
        by_name,
        items: builder.items.into_iter().map(|(_, member)| member).collect(),
        properties: builder.properties,
        depends,
    }
}

fn name_of(ty: &syn::Type) -> Option<String> {
    match ty {
        syn::Type::Group(group) => name_of(&group.elem),
        syn::Type::Paren(paren) => name_of(&paren.elem),
        syn::Type::Path(path) if path.qself.is_none() => {
            path.path.segments.last().map(|last| last.ident.unraw().to_string())
        }
        _ => None,
    }
}

#[derive(Default)]
struct Builder {
    /// What expansions name.
    private: TokenStream,
    /// The name of the type.
    class: String,
    /// The names of all methods of the block.
    names: Vec<String>,
    refused: bool,
    items: Vec<(usize, Member)>,
    properties: Vec<Property>,
}

impl Builder {
    fn method(&mut self, position: usize, method: Method, errors: &mut Errors) {
        let before = errors.count();
        let mark = method.mark.name.to_string();
        if let Some(word) = bad_qualifier(&method, &mark) {
            let message = Message::Qualifier { mark: mark.clone(), word: word.to_string() };
            errors.at(word, message);
        }
        // A second one of a name is dropped: rustc would complain of it as well.
        let kept = match mark.as_str() {
            "getter" => self.getter(&method, errors),
            "cached_property" => return self.cached(position, method, errors),
            "setter" => self.setter(&method, errors),
            _ => self.deleter(&method, errors),
        };
        if !kept {
            return;
        }
        let member = match self.depended_on(&method).filter(|_| errors.count() == before) {
            Some(field) if self.forgets(&method, errors) => Member::Forgetful(Box::new(method), field),
            _ => Member::Tokens(method.tokens),
        };
        self.items.push((position, member));
    }

    fn getter(&mut self, method: &Method, errors: &mut Errors) -> bool {
        if self.is_second(method, "getter", errors) {
            return false;
        }
        let before = errors.count();
        check_reader(method, "getter", errors);
        let get = match errors.count() == before {
            true => Getter::Plain { fallible: method.header.returns_result() },
            false => Getter::Refused,
        };
        self.properties.push(Property {
            ident: method.header.ident.clone(),
            cfg: cfg(method),
            get,
            set: None,
            del: None,
        });
        true
    }

    fn cached(&mut self, position: usize, method: Method, errors: &mut Errors) {
        if self.is_second(&method, "getter", errors) {
            return;
        }
        let before = errors.count();
        check_reader(&method, "cached_property", errors);
        if !method.header.generics.params.is_empty() {
            errors.at(&method.header.generics, Message::CachedGeneric);
        }
        let depends = depends(&method, errors);
        let ty = method.header.output.as_ref().and_then(|ty| {
            let whole = || quote::ToTokens::to_token_stream(ty);
            let kept = header::replace_ok(ty, |_| TokenStream::new()).map_or_else(whole, |(ok, _)| ok);
            errors.handle(syn::parse2(kept))
        });
        let member = self.properties.len();
        let (ident, cfg) = (method.header.ident.clone(), cfg(&method));
        let has = |prefix: &str| self.names.contains(&format!("{prefix}_{}", ident.unraw()));
        let (own_set, own_del) = (has("set"), has("del"));
        let (get, item) = match ty.filter(|_| errors.count() == before) {
            Some(ty) => {
                let cached = Cached { ty, depends, own_set, own_del, method };
                (Getter::Cached(Box::new(cached)), Member::Cached(member))
            }
            None => (Getter::Refused, Member::Tokens(method.tokens)),
        };
        self.properties.push(Property { ident, cfg, get, set: None, del: None });
        self.items.push((position, item));
    }

    fn setter(&mut self, method: &Method, errors: &mut Errors) -> bool {
        let (header, before) = (&method.header, errors.count());
        check_writer(method, "setter", errors);
        let parameter = match header.parameters.as_slice() {
            [only] => Some(only),
            [] => {
                let found = "none".to_owned();
                errors.at(&header.ident, Message::SetterParameters { found });
                None
            }
            [_, second, ..] => {
                let found = header.parameters.len().to_string();
                errors.at(&second.tokens, Message::SetterParameters { found });
                None
            }
        };
        let takes = parameter.filter(|_| errors.count() == before);
        let takes =
            takes.and_then(|parameter| header::by_name(&parameter.ty, &header.generics, &self.private));
        let Some(property) = self.property_of(method, "setter", "set", errors) else { return true };
        if property.set.is_some() {
            errors.at(&header.ident, Message::Twice { mark: "setter".to_owned(), property: property.name() });
            return false;
        }
        property.set = Some(Setter {
            method: header.ident.clone(),
            fallible: header.returns_result(),
            takes,
            cfg: cfg(method),
        });
        true
    }

    fn deleter(&mut self, method: &Method, errors: &mut Errors) -> bool {
        let (header, before) = (&method.header, errors.count());
        check_writer(method, "deleter", errors);
        if let Some(parameter) = header.parameters.first() {
            errors.at(&parameter.tokens, Message::DeleterParameter);
        }
        let Some(property) = self.property_of(method, "deleter", "del", errors) else { return true };
        if property.del.is_some() {
            errors
                .at(&header.ident, Message::Twice { mark: "deleter".to_owned(), property: property.name() });
            return false;
        }
        if errors.count() > before {
            return true;
        }
        property.del = Some(Deleter {
            method: header.ident.clone(),
            fallible: header.returns_result(),
            cfg: cfg(method),
        });
        true
    }

    /// Reports a second getter for one property.
    fn is_second(&self, method: &Method, mark: &str, errors: &mut Errors) -> bool {
        let ident = &method.header.ident;
        // Under a `cfg` at most one of them is there.
        let second =
            cfg(method).is_empty() && self.properties.iter().any(|property| property.ident == *ident);
        if second {
            let property = ident.unraw().to_string();
            errors.at(ident, Message::Twice { mark: mark.to_owned(), property });
        }
        second
    }

    /// The property that `set_x` or `del_x` belongs to; what is wrong is reported.
    fn property_of(
        &mut self,
        method: &Method,
        mark: &str,
        prefix: &str,
        errors: &mut Errors,
    ) -> Option<&mut Property> {
        let ident = &method.header.ident;
        let text = ident.unraw().to_string();
        let Some(name) = text.strip_prefix(&format!("{prefix}_")).filter(|name| !name.is_empty()) else {
            let properties = self.properties.iter().map(Property::name).collect::<Vec<_>>();
            let known = properties.iter().map(String::as_str);
            let near = suggest::nearest(&text, known).unwrap_or(&text).to_owned();
            let message = Message::BadName { mark: mark.to_owned(), prefix: prefix.to_owned(), name: near };
            errors.at(ident, message);
            return None;
        };
        if let Some(at) = self.properties.iter().position(|property| property.name() == name) {
            return self.properties.get_mut(at);
        }
        // Its getter may be what was refused.
        if self.refused && self.names.iter().any(|known| known == name) {
            return None;
        }
        let names: Vec<String> = self.properties.iter().map(Property::name).collect();
        let help = match suggest::nearest(name, names.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{prefix}_{near}`? Its getter is `{near}`"),
            None if self.names.iter().any(|known| known == name) => {
                format!("write `#[getter]` on `fn {name}`")
            }
            None => format!("write `#[getter] fn {name}(&self) -> …` in the same block"),
        };
        let message = Message::NoGetter {
            mark: mark.to_owned(),
            property: name.to_owned(),
            class: self.class.clone(),
            help,
        };
        errors.at(ident, message);
        None
    }

    /// The field that a setter or deleter changes, if a cached property depends on it.
    fn depended_on(&self, method: &Method) -> Option<String> {
        let text = method.header.ident.unraw().to_string();
        let field = text.strip_prefix("set_").or_else(|| text.strip_prefix("del_"))?;
        if !["setter", "deleter"].iter().any(|mark| method.mark.name == mark) {
            return None;
        }
        let depended = self.properties.iter().any(|property| match &property.get {
            Getter::Cached(cached) => cached.depends.iter().any(|name| name.unraw() == field),
            Getter::Plain { .. } | Getter::Refused => false,
        });
        depended.then(|| field.to_owned())
    }

    fn forgets(&self, method: &Method, errors: &mut Errors) -> bool {
        let receiver = method.header.receiver.as_ref();
        if receiver.is_some_and(|receiver| receiver.kind == ReceiverKind::Mutable) {
            return true;
        }
        if let Some(receiver) = receiver {
            let setter = method.header.ident.to_string();
            errors.at(&receiver.tokens, Message::SharedSetter { setter });
        }
        false
    }
}

/// Its `#[cfg(…)]`, which all that speaks of the method needs as well.
fn cfg(method: &Method) -> TokenStream {
    let attrs = method.attrs.iter().filter(|attr| attr.path().is_ident("cfg"));
    quote::quote!(#(#attrs)*)
}

/// `async` and its like: nobody could call it where an attribute stands. A cached property is called as any function is.
fn bad_qualifier<'a>(method: &'a Method, mark: &str) -> Option<&'a TokenTree> {
    method.header.qualifiers.iter().find(|word| match word {
        TokenTree::Ident(word) if word == "const" => mark == "cached_property",
        _ => true,
    })
}

/// What a getter looks like: `fn name(&self) -> Type`.
fn check_reader(method: &Method, mark: &str, errors: &mut Errors) {
    let (header, mark) = (&method.header, mark.to_owned());
    match &header.receiver {
        Some(receiver) if receiver.kind == ReceiverKind::Shared => {}
        Some(receiver) => {
            errors.at(&receiver.tokens, Message::Receiver { mark: mark.clone(), wanted: "&self".to_owned() });
        }
        None => {
            errors.at(&header.ident, Message::Receiver { mark: mark.clone(), wanted: "&self".to_owned() });
            return;
        }
    }
    if let Some(parameter) = header.parameters.first() {
        errors.at(&parameter.tokens, Message::GetterParameter { mark: mark.clone() });
    }
    if header.returns_nothing() {
        errors.at(&header.ident, Message::ReturnsNothing { mark });
    }
}

/// What a setter or deleter looks like: `fn set_name(&mut self, …)`, which returns nothing or a `Result`.
fn check_writer(method: &Method, mark: &str, errors: &mut Errors) {
    let (header, mark) = (&method.header, mark.to_owned());
    let wanted = "&mut self".to_owned();
    match &header.receiver {
        Some(receiver) if receiver.kind != ReceiverKind::Other => {}
        Some(receiver) => errors.at(&receiver.tokens, Message::Receiver { mark: mark.clone(), wanted }),
        None => errors.at(&header.ident, Message::Receiver { mark: mark.clone(), wanted }),
    }
    if let Some(output) = &header.output
        && !header.returns_nothing()
        && !header.returns_result()
    {
        errors.at(output, Message::ReturnsValue { mark });
    }
}

/// The fields that a cached property says it depends on.
fn depends(method: &Method, errors: &mut Errors) -> Vec<Ident> {
    let mut options = Options::default();
    if let Some(args) = &method.mark.args {
        options.add(args.clone(), "option of `cached_property`", &["depends"], errors);
    }
    let Some(option) = options.take("depends") else { return Vec::new() };
    let Args::List(list) = &option.args else {
        errors.at(&option, Message::BadDependency);
        return Vec::new();
    };
    if list.is_empty() {
        errors.at(&option, Message::NoDependency);
    }
    let mut fields: Vec<Ident> = Vec::new();
    for part in split_commas(list.clone()) {
        match tokens::flatten(part.clone()).as_slice() {
            [TokenTree::Ident(field)] if *field == method.header.ident => {
                errors.at(field, Message::DependsOnItself { name: field.to_string() });
            }
            [TokenTree::Ident(field)] if fields.contains(field) => {
                errors.at(field, Message::DependencyTwice { name: field.to_string() });
            }
            // No keyword; a raw one may be a field.
            [TokenTree::Ident(field)] if syn::parse2::<Ident>(part.clone()).is_ok() => {
                fields.push(field.clone())
            }
            [] => errors.at(&option.name, Message::BadDependency),
            _ => errors.at(part, Message::BadDependency),
        }
    }
    fields
}
