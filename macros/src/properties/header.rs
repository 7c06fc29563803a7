//! A method up to its body. Bodies are never read.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::parse::ParseStream;
use syn::{Generics, ReturnType, Token, Type, WhereClause};

use crate::support::tokens;

/// `fn name<T>(&self, value: T) -> R where … { body }`, after its attributes and its visibility.
pub(super) struct Header {
    /// `const`, `async`, … and `fn`.
    pub(super) qualifiers: Vec<TokenTree>,
    pub(super) ident: Ident,
    pub(super) generics: Generics,
    pub(super) receiver: Option<Receiver>,
    pub(super) parameters: Vec<Parameter>,
    /// The parentheses, as they were written.
    pub(super) inputs: Group,
    pub(super) output: Option<Type>,
    pub(super) body: Group,
}

/// What stands for `self`.
pub(super) struct Receiver {
    pub(super) tokens: TokenStream,
    pub(super) kind: ReceiverKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ReceiverKind {
    /// `&self`
    Shared,
    /// `&mut self`
    Mutable,
    Other,
}

pub(super) struct Parameter {
    pub(super) tokens: TokenStream,
    pub(super) ty: Type,
}

/// Reads a method from its tokens after the visibility.
pub(super) fn read(trees: &[TokenTree]) -> syn::Result<Header> {
    let at = trees.iter().position(is_fn).unwrap_or(0);
    let qualifiers = trees[..at].to_vec();
    let tokens: TokenStream = trees[at..].iter().cloned().collect();
    let parse = |input: ParseStream<'_>| {
        input.parse::<Token![fn]>()?;
        let ident: Ident = input.parse()?;
        let mut generics: Generics = input.parse()?;
        let inputs = group(input, Delimiter::Parenthesis)?;
        let output = match input.parse::<ReturnType>()? {
            ReturnType::Default => None,
            ReturnType::Type(_, ty) => Some(*ty),
        };
        generics.where_clause = input.parse::<Option<WhereClause>>()?;
        let body = group(input, Delimiter::Brace)?;
        let (receiver, parameters) = syn::parse::Parser::parse2(parameters, inputs.stream())?;
        Ok(Header { qualifiers, ident, generics, receiver, parameters, inputs, output, body })
    };
    syn::parse::Parser::parse2(parse, tokens)
}

pub(super) fn is_fn(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Ident(word) if word == "fn")
}

/// A group with these delimiters.
fn group(input: ParseStream<'_>, delimiter: Delimiter) -> syn::Result<Group> {
    input.step(|cursor| match cursor.token_tree() {
        Some((TokenTree::Group(group), rest)) if group.delimiter() == delimiter => Ok((group, rest)),
        _ => Err(cursor.error(Message::NotAMethod)),
    })
}

type Parameters = (Option<Receiver>, Vec<Parameter>);

fn parameters(input: ParseStream<'_>) -> syn::Result<Parameters> {
    let mut receiver = None;
    let mut parameters = Vec::new();
    while !input.is_empty() {
        let before: TokenStream = input.fork().parse()?;
        let is_first = receiver.is_none() && parameters.is_empty();
        if is_first && let Some(found) = receiver_of(input)? {
            receiver = Some(found);
        } else {
            pattern(input)?;
            let ty: Type = input.parse()?;
            let after: TokenStream = input.fork().parse()?;
            parameters.push(Parameter { tokens: consumed(before, after), ty });
        }
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok((receiver, parameters))
}

/// What of `before` is no longer in `after`.
fn consumed(before: TokenStream, after: TokenStream) -> TokenStream {
    let before: Vec<TokenTree> = before.into_iter().collect();
    let left = after.into_iter().count();
    before.into_iter().rev().skip(left).collect::<Vec<_>>().into_iter().rev().collect()
}

/// `self` in any of its forms, if that is what comes.
fn receiver_of(input: ParseStream<'_>) -> syn::Result<Option<Receiver>> {
    let ahead = input.fork();
    syn::Attribute::parse_outer(&ahead)?;
    let borrowed = ahead.parse::<Option<Token![&]>>()?.is_some();
    if borrowed {
        ahead.parse::<Option<syn::Lifetime>>()?;
    }
    let mutable = ahead.parse::<Option<Token![mut]>>()?.is_some();
    if !ahead.peek(Token![self]) || ahead.peek2(Token![::]) {
        return Ok(None);
    }
    let before: TokenStream = input.fork().parse()?;
    syn::Attribute::parse_outer(input)?;
    if borrowed {
        input.parse::<Token![&]>()?;
        input.parse::<Option<syn::Lifetime>>()?;
    }
    input.parse::<Option<Token![mut]>>()?;
    input.parse::<Token![self]>()?;
    let typed = input.parse::<Option<Token![:]>>()?.is_some();
    if typed {
        input.parse::<Type>()?;
    }
    let after: TokenStream = input.fork().parse()?;
    let kind = match (borrowed, mutable, typed) {
        (true, false, false) => ReceiverKind::Shared,
        (true, true, false) => ReceiverKind::Mutable,
        _ => ReceiverKind::Other,
    };
    Ok(Some(Receiver { tokens: consumed(before, after), kind }))
}

/// Skips the pattern of a parameter and the colon after it.
fn pattern(input: ParseStream<'_>) -> syn::Result<()> {
    loop {
        if input.parse::<Option<Token![::]>>()?.is_some() {
            continue;
        }
        if input.parse::<Option<Token![:]>>()?.is_some() {
            return Ok(());
        }
        input.parse::<TokenTree>()?;
    }
}

impl Header {
    pub(super) fn returns_result(&self) -> bool {
        self.output.as_ref().is_some_and(|ty| result_of(ty).is_some())
    }

    /// Whether it returns nothing, or `()`.
    pub(super) fn returns_nothing(&self) -> bool {
        match &self.output {
            None => true,
            Some(Type::Tuple(tuple)) => tuple.elems.is_empty(),
            Some(_) => false,
        }
    }

    /// The method again, under another name.
    pub(super) fn named(&self, ident: &Ident) -> TokenStream {
        let Self { qualifiers, generics, inputs, output, body, .. } = self;
        let (parameters, clause) = (generics, &generics.where_clause);
        let output = output.as_ref().map(|ty| quote::quote!(-> #ty));
        quote::quote!(#(#qualifiers)* fn #ident #parameters #inputs #output #clause #body)
    }
}

/// The segment of a path that ends in `Result`, whatever it is an alias of.
pub(super) fn result_of(ty: &Type) -> Option<&syn::PathSegment> {
    match ty {
        Type::Group(group) => result_of(&group.elem),
        Type::Paren(paren) => result_of(&paren.elem),
        Type::Path(path) => {
            path.path.segments.last().filter(|last| last.ident.to_string().ends_with("Result"))
        }
        _ => None,
    }
}

/// The first type argument of a `Result`, and the same type with another in its place.
pub(super) fn replace_ok(
    ty: &Type,
    replacement: impl Fn(&Type) -> TokenStream,
) -> Option<(TokenStream, TokenStream)> {
    let segment = result_of(ty)?;
    let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    let ok = arguments.args.iter().find_map(|argument| match argument {
        syn::GenericArgument::Type(ok) => Some(ok.to_token_stream()),
        _ => None,
    })?;
    let mut first = true;
    let given = arguments.args.iter().map(|argument| match argument {
        syn::GenericArgument::Type(ok) if core::mem::take(&mut first) => replacement(ok),
        other => other.to_token_stream(),
    });
    let Type::Path(path) = strip(ty) else { return None };
    let (leading, ident) = (&path.path.leading_colon, &segment.ident);
    let before: Vec<_> = path.path.segments.iter().take(path.path.segments.len() - 1).collect();
    let replaced = quote::quote!(#leading #(#before ::)* #ident <#(#given),*>);
    Some((ok, replaced))
}

fn strip(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => strip(&group.elem),
        Type::Paren(paren) => strip(&paren.elem),
        other => other,
    }
}

/// What a setter's parameter is made of when the value is given by name, and how it is then handed over; none if nothing can be told.
pub(super) fn by_name(ty: &Type, generics: &Generics, private: &TokenStream) -> Option<(TokenStream, bool)> {
    let own = |tokens: &TokenStream| {
        tokens::any_name(tokens, &mut |name| generics.type_params().any(|parameter| parameter.ident == name))
    };
    let whole = ty.to_token_stream();
    match strip(ty) {
        Type::ImplTrait(bound) => {
            let [syn::TypeParamBound::Trait(bound)] = bound.bounds.iter().collect::<Vec<_>>()[..] else {
                return None;
            };
            let last = bound.path.segments.last()?;
            let syn::PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
            match (last.ident.to_string().as_str(), arguments.args.first()?) {
                ("Into", syn::GenericArgument::Type(into)) if arguments.args.len() == 1 => {
                    by_name(into, generics, private).filter(|(_, borrowed)| !borrowed)
                }
                ("AsRef", syn::GenericArgument::Type(text))
                    if text.to_token_stream().to_string() == "str" =>
                {
                    Some((quote::quote!(#private::alloc::string::String), false))
                }
                _ => None,
            }
        }
        _ if own(&whole) => None,
        Type::Reference(reference) if reference.lifetime.is_none() && reference.mutability.is_none() => {
            let elem = &reference.elem;
            Some(match strip(elem) {
                Type::Slice(slice) => {
                    let elem = &slice.elem;
                    (quote::quote!(#private::alloc::vec::Vec<#elem>), true)
                }
                path if path.to_token_stream().to_string() == "str" => {
                    (quote::quote!(#private::alloc::string::String), true)
                }
                Type::TraitObject(_) => return None,
                _ => (elem.to_token_stream(), true),
            })
        }
        Type::Reference(_) => None,
        _ if contains_impl(&whole) => None,
        _ => Some((whole, false)),
    }
}

fn contains_impl(tokens: &TokenStream) -> bool {
    tokens::any_name(tokens, &mut |name| name == "impl")
}

messages! {
    /// What is no method.
    enum Message {
        NotAMethod => "this is not a method with a body", help: "write `fn name(&self) -> Type {{ … }}`";
    }
}
