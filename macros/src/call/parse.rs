//! The grammar: a path with arguments; or the shape of what is called with them.

use std::vec::IntoIter;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

use super::arguments::{self, Argument};
use super::message::Message;
use crate::support::shape::{Shape, is_punct};
use crate::support::tokens::flatten;

pub(super) enum Input {
    Path(Path),
    Shaped(Shaped),
    Definition(Box<Definition>),
    Wrong(Span, Message),
}

/// `path::to::function::<T>(arguments)`
pub(super) struct Path {
    /// The path to the macro: to the function, or to the type.
    pub(super) path: TokenStream,
    /// The path to the type as it was written, and the method.
    pub(super) method: Option<(TokenStream, Ident)>,
    /// `::<T>` after the last word.
    pub(super) turbofish: TokenStream,
    pub(super) arguments: TokenStream,
}

/// A call, and the shape of what is called.
pub(super) struct Shaped {
    /// What is called, in parentheses: `<… as $crate::…>::V`, or for a method `$crate` alone.
    pub(super) target: Group,
    pub(super) shape: Shape,
    /// The type of a method, as it was written.
    pub(super) path: TokenStream,
    pub(super) turbofish: TokenStream,
    /// A method that the type does not have.
    pub(super) no_method: Option<Ident>,
    pub(super) arguments: Vec<Argument>,
}

/// A type's macro, which is written when all its parts are known.
pub(super) struct Definition {
    pub(super) krate: TokenStream,
    pub(super) id: usize,
    /// How the macro is exported, its visibility, its hidden name.
    pub(super) head: TokenStream,
    pub(super) name: Ident,
    pub(super) part: Vec<TokenTree>,
}

pub(super) fn parse(input: TokenStream) -> Input {
    // This is all that is read of each call, so it is read from one list.
    let trees: Vec<TokenTree> = input.into_iter().collect();
    let at = match trees.first() {
        Some(at) if is_punct(at, '@') => at.span(),
        _ => return path(flatten(trees)),
    };
    let mut trees = trees.into_iter();
    match trees.nth(1) {
        Some(TokenTree::Group(target)) => shaped(target, trees),
        Some(TokenTree::Ident(word)) if word == "define" => definition(trees),
        _ => None,
    }
    .unwrap_or(Input::Wrong(at, Message::Internal))
}

fn path(mut trees: Vec<TokenTree>) -> Input {
    let first = trees.first().map_or_else(Span::call_site, TokenTree::span);
    let Some(TokenTree::Group(arguments)) = trees.pop().filter(|tree| is_group(tree, Delimiter::Parenthesis))
    else {
        return Input::Wrong(first, Message::Form);
    };
    let Some(mut segments) = segments(trees) else { return Input::Wrong(first, Message::Form) };
    if let Some(itself) = segments.iter().find(|segment| segment.ident == "Self") {
        return Input::Wrong(itself.ident.span(), Message::ThroughSelf);
    }
    let Some(last) = segments.pop() else { return Input::Wrong(first, Message::Form) };
    let is_type = |segment: &Segment| {
        segment.ident.to_string().trim_start_matches("r#").starts_with(char::is_uppercase)
    };
    let arguments = arguments.stream();
    if segments.last().is_some_and(is_type) {
        let path = segments.iter().flat_map(|segment| segment.word()).collect();
        let ty = segments.iter().flat_map(|segment| segment.word().chain(segment.generics.clone())).collect();
        return Input::Path(Path {
            path,
            method: Some((ty, last.ident)),
            turbofish: last.generics,
            arguments,
        });
    }
    let path = segments.iter().chain([&last]).flat_map(Segment::word).collect();
    Input::Path(Path { path, method: None, turbofish: last.generics, arguments })
}

/// A word of a path, with the `::` before it and the `::<…>` after it.
struct Segment {
    colons: TokenStream,
    ident: Ident,
    generics: TokenStream,
}

impl Segment {
    fn word(&self) -> impl Iterator<Item = TokenTree> + use<> {
        self.colons.clone().into_iter().chain([TokenTree::from(self.ident.clone())])
    }
}

/// Words that begin or join something else than a path.
const KEYWORDS: [&str; 40] = [
    "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "fn", "for", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub",
    "ref", "return", "static", "struct", "trait", "true", "try", "type", "unsafe", "use", "where", "while",
    "yield", "_",
];

fn segments(trees: Vec<TokenTree>) -> Option<Vec<Segment>> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut trees = trees.into_iter().peekable();
    while trees.peek().is_some() {
        let mut colons = TokenStream::new();
        if let Some(first) = trees.next_if(|tree| is_punct(tree, ':')) {
            colons.extend([first, trees.next_if(|tree| is_punct(tree, ':'))?]);
        } else if !segments.is_empty() {
            return None;
        }
        if trees.peek().is_some_and(|tree| is_punct(tree, '<')) {
            let generics = &mut segments.last_mut().filter(|segment| segment.generics.is_empty())?.generics;
            generics.extend(colons);
            let (mut depth, mut arrow) = (0_usize, false);
            loop {
                let tree = trees.next()?;
                match &tree {
                    tree if is_punct(tree, '<') => depth += 1,
                    tree if is_punct(tree, '>') && !arrow => depth -= 1,
                    _ => {}
                }
                arrow = is_punct(&tree, '-') || is_punct(&tree, '=');
                generics.extend([tree]);
                if depth == 0 {
                    break;
                }
            }
            continue;
        }
        let TokenTree::Ident(ident) = trees.next()? else { return None };
        if KEYWORDS.contains(&ident.to_string().as_str()) {
            return None;
        }
        segments.push(Segment { colons, ident, generics: TokenStream::new() });
    }
    Some(segments)
}

/// After `@` and what is called: the shape; then `@with [turbofish]` or `[type] [turbofish]`, which a call
/// through `call!` has; then the arguments.
fn shaped(target: Group, mut trees: IntoIter<TokenTree>) -> Option<Input> {
    let shape = Shape::read(&mut trees)?;
    let is_method = shape.callee == crate::support::shape::Callee::Method;
    let (mut path, mut turbofish, mut no_method) = (TokenStream::new(), TokenStream::new(), None);
    if is_method {
        path = bracket(trees.next()?)?.stream();
        turbofish = bracket(trees.next()?)?.stream();
    } else if trees.as_slice().first().is_some_and(|tree| is_punct(tree, '@')) {
        trees.next();
        let TokenTree::Ident(word) = trees.next()? else { return None };
        if word == "of" {
            let TokenTree::Ident(method) = trees.next()? else { return None };
            no_method = Some(method);
            bracket(trees.next()?)?;
        }
        turbofish = bracket(trees.next()?)?.stream();
    }
    let arguments = arguments::split(trees);
    Some(Input::Shaped(Shaped { target, shape, path, turbofish, no_method, arguments }))
}

fn definition(mut trees: IntoIter<TokenTree>) -> Option<Input> {
    let krate = bracket(trees.next()?)?.stream();
    let id = trees.next()?.to_string().parse().ok()?;
    let [export, vis] = [bracket(trees.next()?)?, bracket(trees.next()?)?];
    let TokenTree::Ident(hidden) = trees.next()? else { return None };
    let TokenTree::Ident(name) = trees.next()? else { return None };
    let head = quote::quote!(#export #vis #hidden);
    Some(Input::Definition(Box::new(Definition { krate, id, head, name, part: trees.collect() })))
}

fn bracket(tree: TokenTree) -> Option<Group> {
    match tree {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => Some(group),
        _ => None,
    }
}

fn is_group(tree: &TokenTree, delimiter: Delimiter) -> bool {
    matches!(tree, TokenTree::Group(group) if group.delimiter() == delimiter)
}
