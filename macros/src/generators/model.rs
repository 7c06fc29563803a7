//! The rules: which functions are generators, of which types, and what their bodies may do.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote};
use syn::spanned::Spanned as _;
use syn::{Block, FnArg, GenericArgument, Pat, PathArguments, ReturnType, Signature, Type};

use super::client::Body;
use super::manager;
use super::message::Message;
use crate::flow::{self, yields};
use crate::support::errors::Errors;
use crate::support::krate::Krate;

/// Whether a function has to be a generator.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    IfItYields,
    Generator,
    Manager,
}

/// What a function stands in, for what its own tokens do not tell.
pub(crate) struct Place<'a> {
    /// Whether its type has to be what another one says: that of a trait.
    pub(crate) is_of_trait: bool,
    /// The generics around.
    pub(crate) generics: Option<&'a syn::Generics>,
}

/// The types of a generator.
pub(crate) struct Types {
    pub(crate) yielded: TokenStream,
    pub(crate) sent: TokenStream,
    pub(crate) returned: TokenStream,
    pub(crate) error: Option<TokenStream>,
    /// Whether its body may wait for futures.
    pub(crate) is_async: bool,
    /// For a context manager, which yields what it binds.
    pub(crate) manager: Option<Manager>,
}

/// What else there is to a generator that is a context manager.
pub(crate) struct Manager {
    /// Whether its errors may be borrowed, or generic.
    pub(crate) is_bound: bool,
    /// Whether an error that is raised at its `yield` may end there.
    pub(crate) may_swallow: bool,
}

/// A function that is a generator.
pub(crate) struct Generator<'a> {
    pub(crate) types: Types,
    pub(crate) lets: Vec<Let>,
    pub(crate) uses: Uses,
    pub(crate) body: Option<&'a mut Block>,
}

/// What a body has of what makes it a generator.
#[derive(Clone, Copy, Default)]
pub(crate) struct Uses {
    /// Any `yield`.
    pub(crate) yields: bool,
    /// A `yield from`.
    pub(crate) delegates: bool,
    /// Something to do when it is closed.
    pub(crate) cleans: bool,
    /// Errors that may be caught in it.
    pub(crate) catches: bool,
    /// A `yield` around which errors may be swallowed.
    pub(crate) swallows: bool,
}

/// A parameter, which the body takes in.
pub(crate) struct Let {
    pub(crate) pattern: Box<Pat>,
    pub(crate) name: Ident,
}

pub(crate) fn function<'a>(
    krate: &Krate,
    signature: &mut Signature,
    body: Option<&'a mut Block>,
    need: Need,
    place: &Place<'_>,
    errors: &mut Errors,
) -> Option<Generator<'a>> {
    let before = errors.count();
    let does_yield = body.as_ref().is_some_and(|body| yields::any(&body.to_token_stream()));
    let Some(found) = types(&signature.output) else {
        if does_yield || need != Need::IfItYields {
            let name = signature.ident.to_string();
            let message = match need {
                Need::Manager => Message::NoManager { name },
                _ => Message::NoType { name },
            };
            match &signature.output {
                ReturnType::Default => errors.at(&signature.ident, message),
                ReturnType::Type(_, ty) => errors.at(ty, message),
            }
            erase(body);
        }
        return None;
    };
    let wrong = match (need, found.is_manager()) {
        (Need::Generator, true) => Some(Message::AManager),
        (Need::Manager, false) => Some(Message::NoManager { name: signature.ident.to_string() }),
        _ => None,
    };
    if let Some(message) = wrong {
        errors.at(found.name, message);
    }
    let Some(mut types) = found.check(errors).filter(|_| errors.count() == before) else {
        erase(body);
        // The type as it was written would be a second error.
        let span = Span::mixed_site();
        signature.output = syn::parse_quote_spanned!(span=> -> ::core::iter::Empty<()>);
        return None;
    };
    if let Some(word) = signature.constness.take() {
        errors.at(word, Message::Constant);
    }
    types.is_async = signature.asyncness.take().is_some();
    if let Some(manager) = &mut types.manager {
        let error = types.error.clone().unwrap_or_default();
        manager.is_bound = [Some(&signature.generics), place.generics]
            .into_iter()
            .flatten()
            .any(|generics| manager::is_bound(&error, generics));
    }
    let mut generator = Generator { types, lets: Vec::new(), uses: Uses::default(), body };
    if let Some(body) = &mut generator.body {
        generator.lets = lets(signature);
        let mut client = Body::new(krate, Some(&generator.types), body);
        let before = errors.count();
        flow::rewrite(krate, body, &mut client, errors);
        generator.uses = client.uses;
        if let Some(manager) = &mut generator.types.manager {
            manager.may_swallow = place.is_of_trait || generator.uses.swallows;
        }
        if errors.count() > before {
            erase(Some(body));
            generator.uses = Uses::default();
            for Let { pattern, .. } in &mut generator.lets {
                **pattern =
                    Pat::Wild(syn::PatWild { attrs: Vec::new(), underscore_token: Default::default() });
            }
        }
    }
    Some(generator)
}

/// So that a body that was not rewritten gives no errors of its own.
fn erase(body: Option<&mut Block>) {
    if let Some(body) = body {
        body.stmts = vec![syn::Stmt::Expr(syn::Expr::Verbatim(quote!(::core::panic!())), None)];
    }
}

/// A return type that is one of ours, as it was written.
struct Found<'a> {
    name: &'a Ident,
    arguments: &'a PathArguments,
}

fn types(output: &ReturnType) -> Option<Found<'_>> {
    let ReturnType::Type(_, ty) = output else { return None };
    let mut ty = &**ty;
    while let Type::Group(group) = ty {
        ty = &group.elem;
    }
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|_| path.qself.is_none())?;
    let is_ours = ["Generator", "Iterator", "ContextManager"].iter().any(|name| last.ident == name);
    is_ours.then_some(Found { name: &last.ident, arguments: &last.arguments })
}

impl Found<'_> {
    fn is_manager(&self) -> bool {
        self.name == "ContextManager"
    }

    fn check(&self, errors: &mut Errors) -> Option<Types> {
        if self.is_manager() {
            return manager::types(self.arguments, errors);
        }
        let (is_iterator, mut types) = (self.name == "Iterator", Vec::new());
        let mut is_wrong = false;
        if let PathArguments::AngleBracketed(list) = self.arguments {
            for argument in &list.args {
                match argument {
                    GenericArgument::Type(ty) => types.push(ty.to_token_stream()),
                    other => {
                        errors.at(other, Message::NotAType);
                        is_wrong = true;
                    }
                }
            }
        }
        if is_wrong {
            return None;
        }
        if types.is_empty() || types.len() > if is_iterator { 1 } else { 4 } {
            let takes = if is_iterator { "one type" } else { "one to four types" };
            let message = Message::TypeCount { name: self.name.to_string(), takes: takes.to_owned() };
            errors.at_span(self.name.span(), message);
            return None;
        }
        let mut types = types.into_iter();
        let mut next = || types.next();
        Some(Types {
            yielded: next()?,
            sent: next().unwrap_or_else(|| quote!(())),
            returned: next().unwrap_or_else(|| quote!(())),
            error: next(),
            is_async: false,
            manager: None,
        })
    }
}

/// Moves the patterns of the parameters into the body, as in an `async fn`: so all of them live as long as it.
fn lets(signature: &mut Signature) -> Vec<Let> {
    let mut lets = Vec::new();
    for (index, input) in signature.inputs.iter_mut().enumerate() {
        let FnArg::Typed(param) = input else { continue };
        let name = match &*param.pat {
            Pat::Ident(pattern) if pattern.subpat.is_none() && pattern.by_ref.is_none() => {
                pattern.ident.clone()
            }
            other => format_ident!("__{index}", span = Span::mixed_site().located_at(other.span())),
        };
        let plain = Box::new(Pat::Ident(syn::PatIdent {
            attrs: Vec::new(),
            by_ref: None,
            mutability: None,
            ident: name.clone(),
            subpat: None,
        }));
        lets.push(Let { pattern: core::mem::replace(&mut param.pat, plain), name });
    }
    lets
}
