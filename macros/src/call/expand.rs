//! The expansion: the plain call.

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};
use syn::ext::IdentExt as _;

use super::model::{Call, Form, Given};
use super::parse::{Definition, Path};
use crate::support::flat::Flat;
use crate::support::keyword;
use crate::support::shape::{Callee, Default, Kind, Param, Shape};

/// Hands the call to the macro that knows the shape.
pub(super) fn path(path: &Path) -> TokenStream {
    let Path { path, method, turbofish, arguments } = path;
    match method {
        Some((ty, method)) => quote!(#path! { @of #method [#ty] [#turbofish] #arguments }),
        None => quote!(#path! { @with [#turbofish] #arguments }),
    }
}

/// The macro of a type, unless another part of it writes it.
pub(super) fn definition(definition: Definition) -> TokenStream {
    let Definition { krate, id, head, name, part } = definition;
    let is_brace = |group: &Group| group.delimiter() == Delimiter::Brace;
    let (constructor, reach) = match part.as_slice() {
        [TokenTree::Group(shape), TokenTree::Group(reach)] if is_brace(shape) => {
            (Some(shape.stream()), reach.stream())
        }
        _ => (None, TokenStream::new()),
    };
    let Some(mut methods) = keyword::methods_to_write(id, constructor.is_some()) else {
        return TokenStream::new();
    };
    if constructor.is_none() {
        methods = part.into_iter().collect();
    }
    let read = |entry: TokenStream| {
        let mut trees = entry.into_iter().collect::<Vec<_>>().into_iter();
        let under: TokenStream = trees.by_ref().take(2).collect();
        Some((under, Shape::read(&mut trees)?))
    };
    let nothing = || (quote!(0()), Shape::no_constructor(name.clone()));
    let (under, mut shape) = constructor.and_then(read).unwrap_or_else(nothing);
    shape.methods = names(&methods);
    quote!(#reach #krate::__kwargs! { $ [] #head #name #methods { #under #shape } })
}

/// The names of methods, each of which stands in brackets before its shape.
fn names(methods: &TokenStream) -> Vec<String> {
    let name = |tree| match tree {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
            group.stream().into_iter().find_map(|tree| match tree {
                TokenTree::Ident(name) => Some(name.unraw().to_string()),
                _ => None,
            })
        }
        _ => None,
    };
    methods.clone().into_iter().filter_map(name).collect()
}

pub(super) fn call(mut call: Call, wrong: Option<TokenStream>) -> TokenStream {
    // What is not given cannot say what the types are.
    if let Some(wrong) = &wrong
        && (call.shape.generic || call.shape.callee == Callee::Nothing)
    {
        return quote!({ #wrong loop {} });
    }
    // Where something is wrong, nothing is evaluated.
    let bound = (wrong.is_none() && reorders(&call.given)).then(|| bind(&mut call.given));
    let (constant, mut body, mut slots) = (call.shape.constant, Flat::new(), Flat::new());
    for (slot, param) in call.shape.params.iter().enumerate() {
        if slot > 0 {
            slots.sign(',');
        }
        argument(&call.target, param, slot, &mut call.given, &mut slots);
    }
    target(call, &mut body);
    body.parens(slots);
    let body = body.finish();
    match (wrong, bound) {
        (Some(wrong), _) => quote!({ #wrong #body }),
        (None, None) => body,
        (None, Some((names, values))) => {
            if constant {
                // A closure cannot be called in a constant.
                quote!(match (#(#values,)*) { (#(#names,)*) => #body })
            } else {
                quote!((|#(#names),*| #body)(#(#values),*))
            }
        }
    }
}

fn target(call: Call, to: &mut Flat) {
    let Call { target, shape, path, turbofish, .. } = call;
    let mut ident = shape.ident;
    ident.set_span(Span::call_site());
    match shape.callee {
        Callee::Pointer if turbofish.is_empty() => to.trees([target.into()]),
        Callee::Pointer => {
            let mut inner = Flat::new();
            inner.trees(target.stream());
            inner.trees(turbofish);
            to.parens(inner);
        }
        Callee::Method => {
            to.trees(path);
            to.colons();
            to.trees([ident.into()]);
            to.trees(turbofish);
        }
        Callee::Wrapper | Callee::Nothing => {
            to.trees([target.into()]);
            to.sign('.');
            to.trees([ident.into()]);
            to.trees(turbofish);
        }
    }
}

/// The runtime, which few calls need: it stands in what is called.
fn krate(target: &Group) -> TokenTree {
    let mut trees = target.stream().into_iter();
    let first = trees.next();
    let is_as = |tree: &TokenTree| matches!(tree, TokenTree::Ident(word) if word == "as");
    let after = trees.find(is_as).and_then(|_| trees.next());
    after.or(first).unwrap_or_else(|| target.clone().into())
}

/// What stands in a parameter's place.
fn argument(target: &Group, param: &Param, slot: usize, given: &mut [Given], to: &mut Flat) {
    let given = given.iter_mut().filter(|given| given.slot == slot);
    match param.kind {
        Kind::Rest => return rest(target, given.collect(), to),
        Kind::Names => return names_left(target, given.collect(), to),
        _ => {}
    }
    let mut given = given;
    let value = given.next().map(|given| core::mem::take(&mut given.value));
    match (value, &param.default) {
        (Some(value), default) if !value.is_empty() => {
            if matches!(default, Default::Callee) {
                let mut inner = Flat::new();
                convert(param, value, &mut inner);
                to.core(&["option", "Option", "Some"]);
                to.parens(inner);
            } else {
                convert(param, value, to);
            }
        }
        (None, Default::Callee | Default::Nothing) => to.core(&["option", "Option", "None"]),
        (None, Default::Literal(literal)) => convert(param, literal.clone(), to),
        // What is missing has been reported.
        (Some(_), _) | (None, Default::None) => {
            to.trees([krate(target)]);
            to.words(&["__private", "missing"]);
            to.parens(Flat::new());
        }
    }
}

fn convert(param: &Param, value: Vec<TokenTree>, to: &mut Flat) {
    if param.into {
        into(value, to);
    } else {
        to.trees(value);
    }
}

/// `Into::into(value)`
fn into(value: Vec<TokenTree>, to: &mut Flat) {
    to.core(&["convert", "Into", "into"]);
    let mut inner = Flat::new();
    inner.trees(value);
    to.parens(inner);
}

/// `&[T]`
fn rest(target: &Group, given: Vec<&mut Given>, to: &mut Flat) {
    to.sign('&');
    if given.iter().any(|given| matches!(given.form, Form::Unpacked)) {
        let steps = given.into_iter().map(|given| {
            let value: TokenStream = core::mem::take(&mut given.value).into_iter().collect();
            match given.form {
                Form::Unpacked => quote!(.unpacked(#value)),
                _ => quote!(.with(#value)),
            }
        });
        let krate = krate(target);
        return to.trees(quote!(#krate::__private::Rest::new()#(#steps)*.0));
    }
    let mut list = Flat::new();
    for given in given {
        list.trees(core::mem::take(&mut given.value));
        list.sign(',');
    }
    to.group(Delimiter::Bracket, list);
}

/// `&[(&str, Value)]`
fn names_left(target: &Group, given: Vec<&mut Given>, to: &mut Flat) {
    to.sign('&');
    if given.iter().all(|given| matches!(given.form, Form::Named(_))) {
        let mut list = Flat::new();
        for given in given {
            let Form::Named(name) = &given.form else { continue };
            let mut pair = Flat::new();
            pair.trees([Literal::string(name).into()]);
            pair.sign(',');
            into(core::mem::take(&mut given.value), &mut pair);
            list.parens(pair);
            list.sign(',');
        }
        return to.group(Delimiter::Bracket, list);
    }
    let steps = given.into_iter().map(|given| {
        let value: TokenStream = core::mem::take(&mut given.value).into_iter().collect();
        match &given.form {
            Form::Named(name) => quote!(.with(#name, #value)),
            _ => quote!(.unpacked(#value)),
        }
    });
    let krate = krate(target);
    to.trees(quote!(#krate::__private::Names::new()#(#steps)*.borrowed()));
}

/// How much it matters when an argument is evaluated.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Effect {
    /// A literal or a closure: nothing happens.
    Nothing,
    /// A variable is read.
    Read,
    Anything,
}

fn effect(value: &[TokenTree]) -> Effect {
    match value {
        [] | [TokenTree::Literal(_)] => Effect::Nothing,
        [TokenTree::Punct(sign), TokenTree::Literal(_)] if sign.as_char() == '-' => Effect::Nothing,
        [TokenTree::Punct(bar), ..] if bar.as_char() == '|' => Effect::Nothing,
        [TokenTree::Ident(word), TokenTree::Punct(bar), ..] if word == "move" && bar.as_char() == '|' => {
            Effect::Nothing
        }
        [TokenTree::Ident(word)] if word == "true" || word == "false" => Effect::Nothing,
        [TokenTree::Ident(_)] => Effect::Read,
        _ => Effect::Anything,
    }
}

/// Whether the order of the parameters is another than that of the arguments, in a way that can be told.
fn reorders(given: &[Given]) -> bool {
    let in_order = given.windows(2).all(|pair| pair[0].slot <= pair[1].slot);
    !in_order
        && given.iter().enumerate().any(|(index, first)| {
            given[index + 1..].iter().filter(|second| second.slot < first.slot).any(|second| {
                let (first, second) = (effect(&first.value), effect(&second.value));
                let happens = |effect| effect != Effect::Nothing;
                happens(first) && happens(second) && (first == Effect::Anything || second == Effect::Anything)
            })
        })
}

/// Puts a name in the place of each argument that has to be evaluated where it was written. Gives the names, and the values.
fn bind(given: &mut [Given]) -> (Vec<Ident>, Vec<TokenStream>) {
    let (mut names, mut values) = (Vec::new(), Vec::new());
    for (index, given) in given.iter_mut().enumerate() {
        if effect(&given.value) != Effect::Nothing {
            let name = format_ident!("__value_{index}", span = Span::mixed_site());
            let value = core::mem::replace(&mut given.value, vec![name.clone().into()]);
            names.push(name);
            values.push(value.into_iter().collect());
        }
    }
    (names, values)
}
