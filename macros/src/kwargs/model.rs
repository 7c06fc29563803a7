//! The rules: which parameter takes what, as Python's `def` has them.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::format_ident;
use syn::ext::IdentExt as _;

use super::message::Message;
use super::parse::{self, Attr, Member};
use crate::support::errors::Errors;
use crate::support::expression::expression;
use crate::support::shape::{self, Default, Kind, is_punct};
use crate::support::{suggest, tokens};

/// The attributes of a parameter that are ours.
const OURS: [&str; 5] = ["default", "posonly", "kwonly", "varargs", "varkw"];
/// Those that the compiler allows there. A parameter that is sometimes not there cannot be in a shape.
const LINTS: [&str; 6] = ["allow", "deny", "expect", "forbid", "warn", "doc"];

/// A function that can be called with keywords.
pub(super) struct Function {
    pub(super) parsed: parse::Function,
    pub(super) label: String,
    /// `self`, as it was written.
    pub(super) receiver: Option<TokenStream>,
    pub(super) params: Vec<Param>,
    /// The parameters, as they were written.
    pub(super) text: String,
    /// Whether a type in it is `impl Trait`.
    pub(super) has_impl: bool,
}

pub(super) struct Param {
    pub(super) shape: shape::Param,
    /// The name for code that stands beside a default.
    pub(super) local: Ident,
    /// A list, since a stream is a message to the compiler each time that it is looked at.
    pub(super) ty: Vec<TokenTree>,
    pub(super) default: Option<TokenStream>,
}

impl Param {
    pub(super) fn ty(&self) -> TokenStream {
        self.ty.iter().cloned().collect()
    }

    /// Whether the type is `impl Trait`.
    pub(super) fn is_impl(&self) -> bool {
        begins_with(&self.ty, "impl")
    }

    /// Whether the literal that is its default is one of its type, as far as tokens tell.
    pub(super) fn fits(&self) -> bool {
        let Some(number) = self.default.as_ref().and_then(tokens::literal) else { return false };
        let ty: String = self.ty.iter().map(ToString::to_string).collect();
        match &number.literal {
            syn::Lit::Int(int) => {
                let small = int.base10_parse::<u8>().is_ok_and(|int| int < 128);
                let signed = ["i8", "i16", "i32", "i64", "i128", "isize"].contains(&ty.as_str());
                let unsigned = ["u8", "u16", "u32", "u64", "u128", "usize"].contains(&ty.as_str());
                small && int.suffix().is_empty() && (signed || unsigned && !number.negative)
            }
            syn::Lit::Float(float) => float.suffix().is_empty() && ["f32", "f64"].contains(&ty.as_str()),
            syn::Lit::Bool(_) => ty == "bool",
            syn::Lit::Str(_) => ty == "&str",
            _ => false,
        }
    }
}

/// An `impl` with such functions.
pub(super) struct Block {
    pub(super) head: TokenStream,
    pub(super) body: proc_macro2::Group,
    /// The type's name; none after an error that leaves nothing to call.
    pub(super) name: Option<Ident>,
    pub(super) members: Vec<BlockMember>,
}

pub(super) enum BlockMember {
    Function(Box<Function>),
    Other(TokenStream),
}

pub(super) fn block(parsed: parse::Impl, errors: &mut Errors) -> Block {
    let mut name = parsed.name;
    if let Some(span) = parsed.of_trait {
        errors.at_span(span, Message::OfTrait);
        name = None;
    } else if name.is_none() {
        let span = tokens::span_of(&parsed.head, Span::call_site());
        errors.at_span(span, Message::NoTypeName);
    }
    let members = parsed.members.into_iter().map(|member| match member {
        Member::Function(parsed) => {
            BlockMember::Function(Box::new(function(*parsed, name.as_ref(), true, errors)))
        }
        Member::Other(tokens) => BlockMember::Other(tokens),
    });
    Block { head: parsed.head, body: parsed.body, members: members.collect(), name }
}

pub(super) fn function(
    mut parsed: parse::Function,
    of: Option<&Ident>,
    in_impl: bool,
    errors: &mut Errors,
) -> Function {
    let ident = parsed.ident.unraw();
    let label = of.map_or_else(|| ident.to_string(), |of| format!("{}.{ident}", of.unraw()));
    let mut receiver = None;
    let mut reader = Reader {
        errors,
        by_name: false,
        before: None,
        late: false,
        regular: false,
        rest: false,
        names: false,
    };
    let mut params = Vec::new();
    for (index, param) in parsed.params.iter_mut().enumerate() {
        match &param.typed {
            None => {
                if index == 0 {
                    receiver = Some(param.tokens.iter().cloned().collect());
                    if of.is_none() && !in_impl {
                        reader.errors.at_span(
                            tokens::span_of(&param.tokens.iter().cloned().collect(), Span::call_site()),
                            Message::MethodAlone,
                        );
                    }
                }
                for attr in param.attrs.iter().filter(|attr| attr.is(&OURS)) {
                    let name = attr.name.as_ref().map(Ident::to_string).unwrap_or_default();
                    reader.errors.at(&attr.name, Message::OnSelf { name });
                }
            }
            Some((pattern, ty)) => params.push(reader.param(index, &param.attrs, pattern, ty)),
        }
    }
    let is_impl = |ty: &TokenStream| tokens::any_name(ty, &mut |name| name == "impl");
    // To look for it in text is cheaper than in tokens.
    let text = parsed.parens.to_string();
    let has_impl =
        text.contains("impl") && params.iter().any(|param| is_impl(&param.ty())) || is_impl(&parsed.output);
    Function { parsed, label, receiver, params, text, has_impl }
}

/// What is known of the parameters before the next one.
struct Reader<'a> {
    errors: &'a mut Errors,
    /// All that follow are given by name.
    by_name: bool,
    /// The parameter with a default.
    before: Option<String>,
    /// One without a default after it has been reported, or something that may have been meant to allow it.
    late: bool,
    /// One that takes a position and a name.
    regular: bool,
    rest: bool,
    names: bool,
}

impl Reader<'_> {
    fn param(&mut self, index: usize, attrs: &[Attr], pattern: &[TokenTree], ty: &[TokenTree]) -> Param {
        let given = self.attributes(attrs);
        let find = |name| given.iter().find(|attr| attr.is(&[name])).copied();
        let ident = simple(pattern);
        let local = ident.clone().unwrap_or_else(|| format_ident!("__{index}", span = Span::mixed_site()));
        let name = local.unraw().to_string();
        if self.names {
            self.errors.at_span(span_of(pattern), Message::VarkwLast);
        }
        let kind = self.kind(&given, &name, ident.is_some());
        let default = find("default").and_then(|attr| self.value(attr, ty));
        let form = match &default {
            None => Default::None,
            Some(default) => literal(default, ty).unwrap_or(Default::Callee),
        };
        self.check_order(&name, pattern, kind, &form, find("default"));
        self.check_collector(kind, ty, find("default"));
        let default = default.filter(|_| !matches!(kind, Kind::Rest | Kind::Names));
        let form = if default.is_some() { form } else { Default::None };
        Param {
            shape: shape::Param { name, kind, into: false, default: form },
            local,
            ty: ty.to_vec(),
            default,
        }
    }

    /// Those of ours, each once. What else stands there is reported.
    fn attributes<'a>(&mut self, attrs: &'a [Attr]) -> Vec<&'a Attr> {
        let mut given: Vec<&Attr> = Vec::new();
        for attr in attrs.iter().filter(|attr| !attr.is(&LINTS)) {
            let name = attr.name.as_ref().map(Ident::to_string).unwrap_or_default();
            if !attr.is(&OURS) {
                let known = suggest::list(OURS);
                let help = match suggest::nearest(&name, OURS) {
                    Some(near) => format!("did you mean `{near}`? There are {known}"),
                    None => format!("there are {known}"),
                };
                let span = attr.name.as_ref().map_or_else(|| attr.tokens[1].span(), Ident::span);
                self.errors.at_span(span, Message::UnknownAttribute { name, help });
                self.late = true;
            } else if given.iter().any(|earlier| earlier.name == attr.name) {
                self.errors.at(&attr.name, Message::Twice { name });
            } else {
                if name != "default" && !attr.args.is_empty() {
                    self.errors.at(&attr.name, Message::TakesNothing { name });
                }
                given.push(attr);
            }
        }
        given
    }

    fn kind(&mut self, given: &[&Attr], name: &str, named: bool) -> Kind {
        let mut kinds = given.iter().filter(|attr| !attr.is(&["default"]));
        let first = kinds.next();
        if let (Some(first), Some(second)) = (first, kinds.next()) {
            let name = |attr: &Attr| attr.name.as_ref().map(Ident::to_string).unwrap_or_default();
            self.errors.at(&second.name, Message::Together { first: name(first), second: name(second) });
        }
        let is = |name| first.is_some_and(|attr| attr.is(&[name]));
        let place = first.and_then(|attr| attr.name.clone());
        if is("varargs") {
            if self.rest {
                self.errors.at(&place, Message::VarargsTwice);
            }
            (self.rest, self.by_name) = (true, true);
            Kind::Rest
        } else if is("varkw") {
            self.names = true;
            Kind::Names
        } else if is("kwonly") || self.by_name {
            if is("posonly") {
                self.errors.at(&place, Message::PosonlyLate { name: name.to_owned() });
            }
            self.by_name = true;
            Kind::Name
        } else if is("posonly") || !named {
            Kind::Position
        } else {
            Kind::Either
        }
    }

    fn value(&mut self, attr: &Attr, ty: &[TokenTree]) -> Option<TokenStream> {
        let [TokenTree::Group(value)] = attr.args.as_slice() else {
            self.errors.at(&attr.name, Message::DefaultForm);
            return None;
        };
        let (value, span) = (value.stream(), value.span());
        if value.is_empty() {
            self.errors.at(&attr.name, Message::DefaultForm);
            return None;
        }
        let value = expression(value, span, self.errors)?;
        if begins_with(ty, "impl") && literal(&value, ty).is_none() {
            self.errors.at_span(tokens::span_of(&value, Span::call_site()), Message::DefaultOfImpl);
            return None;
        }
        Some(value)
    }

    fn check_order(
        &mut self,
        name: &str,
        pattern: &[TokenTree],
        kind: Kind,
        default: &Default,
        attr: Option<&Attr>,
    ) {
        let place = || span_of(pattern);
        let positional = matches!(kind, Kind::Position | Kind::Either);
        match (&self.before, default) {
            // A default that is wrong is a default all the same.
            (Some(before), Default::None) if positional && attr.is_none() && !self.late => {
                let message = Message::DefaultFirst { name: name.to_owned(), before: before.clone() };
                self.errors.at_span(place(), message);
                self.late = true;
            }
            (None, Default::Literal(_) | Default::Nothing | Default::Callee) if positional => {
                self.before = Some(name.to_owned())
            }
            _ => {}
        }
        if kind == Kind::Name && name.starts_with("__") && simple(pattern).is_none() {
            self.errors.at_span(place(), Message::NameNeeded);
        }
        if kind == Kind::Position && self.regular && simple(pattern).is_some() {
            self.errors.at_span(place(), Message::PosonlyLate { name: name.to_owned() });
        }
        self.regular |= kind == Kind::Either;
    }

    fn check_collector(&mut self, kind: Kind, ty: &[TokenTree], default: Option<&Attr>) {
        let (name, what, message) = match kind {
            Kind::Rest => ("varargs", "var-positional", Message::VarargsType),
            Kind::Names => ("varkw", "var-keyword", Message::VarkwType),
            _ => return,
        };
        if let Some(default) = default {
            self.errors.at(
                &default.name,
                Message::CollectorDefault { name: name.to_owned(), what: what.to_owned() },
            );
        }
        if !is_slice(ty) {
            self.errors.at_span(span_of(ty), message);
        }
    }
}

/// The name, where the pattern is one.
fn simple(pattern: &[TokenTree]) -> Option<Ident> {
    match pattern {
        [TokenTree::Ident(ident)] if ident != "_" => Some(ident.clone()),
        [TokenTree::Ident(word), TokenTree::Ident(ident)] if word == "mut" && ident != "_" => {
            Some(ident.clone())
        }
        _ => None,
    }
}

fn begins_with(ty: &[TokenTree], word: &str) -> bool {
    matches!(ty.first(), Some(TokenTree::Ident(first)) if first == word)
}

/// For errors: to join spans is a message to the compiler.
fn span_of(trees: &[TokenTree]) -> Span {
    tokens::span_of(&trees.iter().cloned().collect(), Span::call_site())
}

/// The default as it can be written at a call: it names nothing.
fn literal(default: &TokenStream, ty: &[TokenTree]) -> Option<Default> {
    let trees = tokens::flatten(default.clone());
    let is_none =
        matches!(trees.as_slice(), [TokenTree::Ident(word)] if word == "None") && begins_with(ty, "Option");
    if is_none {
        return Some(Default::Nothing);
    }
    let is_literal = match trees.as_slice() {
        [TokenTree::Literal(_)] => true,
        [minus, TokenTree::Literal(_)] => is_punct(minus, '-'),
        [TokenTree::Ident(word)] => word == "true" || word == "false",
        _ => false,
    };
    is_literal.then_some(Default::Literal(trees))
}

/// `&[T]`
fn is_slice(ty: &[TokenTree]) -> bool {
    let is_list = |tree: &TokenTree| matches!(tree, TokenTree::Group(list) if list.delimiter() == proc_macro2::Delimiter::Bracket);
    match ty {
        [and, list] => is_punct(and, '&') && is_list(list),
        [and, quote, TokenTree::Ident(_), list] => {
            is_punct(and, '&') && is_punct(quote, '\'') && is_list(list)
        }
        _ => false,
    }
}

impl Function {
    /// What a call has to know of it.
    pub(super) fn shape(&self, callee: shape::Callee, ident: Ident) -> shape::Shape {
        let receiver = self.receiver.iter().map(|_| shape::Param {
            name: "self".to_owned(),
            kind: Kind::Position,
            into: false,
            default: Default::None,
        });
        let params = self.params.iter().map(|param| shape::Param {
            name: param.shape.name.clone(),
            kind: param.shape.kind,
            into: false,
            default: param.shape.default.clone(),
        });
        shape::Shape {
            callee,
            ident,
            label: self.label.clone(),
            constant: self.is("const"),
            generic: !self.parsed.generics.is_empty() || self.has_impl,
            class: false,
            methods: Vec::new(),
            params: receiver.chain(params).collect(),
        }
    }

    pub(super) fn is(&self, word: &str) -> bool {
        self.parsed.words.iter().any(|other| other == word)
    }

    /// Whether only it can tell a default.
    pub(super) fn fills_in(&self) -> bool {
        self.params.iter().any(|param| matches!(param.shape.default, Default::Callee))
    }
}
