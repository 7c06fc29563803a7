//! The expansion: the plain call.

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote};

use super::model::{Call, Form, Given};
use super::parse::{Definition, Path};
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
    let shape = constructor.and_then(|shape| Shape::read(quote!(crate #shape))).map(|(_, shape)| shape);
    let mut shape = shape.unwrap_or_else(|| Shape::no_constructor(name.clone()));
    shape.methods = names(&methods);
    quote!(#reach #krate::__kwargs! { $ [] #head #name #methods { #shape } })
}

/// The names of methods, each of which stands in brackets before its shape.
fn names(methods: &TokenStream) -> Vec<Ident> {
    let name = |tree| match tree {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
            group.stream().into_iter().find_map(|tree| match tree {
                TokenTree::Ident(name) => Some(name),
                _ => None,
            })
        }
        _ => None,
    };
    methods.clone().into_iter().filter_map(name).collect()
}

pub(super) fn call(call: &Call, wrong: Option<TokenStream>) -> TokenStream {
    let bound = if reorders(&call.given) { Some(bindings(&call.given)) } else { None };
    let slots = call.shape.params.iter().enumerate().map(|(slot, param)| {
        let given = call.given.iter().enumerate().filter(|(_, given)| given.slot == slot);
        let values = given.map(|(index, given)| {
            let value = match &bound {
                Some(bound) => {
                    bound[index].as_ref().map_or_else(|| given.value.clone(), Ident::to_token_stream)
                }
                None => given.value.clone(),
            };
            (given, value)
        });
        argument(&call.krate, param, values.collect(), wrong.is_some())
    });
    let target = target(call);
    let mut body = match (&wrong, call.shape.callee, call.shape.generic) {
        // What is not given cannot say what the types are.
        (Some(_), Callee::Nothing, _) | (Some(_), _, true) => quote!(loop {}),
        _ => quote!(#target(#(#slots),*)),
    };
    if wrong.is_none()
        && let Some(bound) = &bound
    {
        let (names, values): (Vec<&Ident>, Vec<&TokenStream>) = bound
            .iter()
            .zip(&call.given)
            .filter_map(|(name, given)| name.as_ref().map(|name| (name, &given.value)))
            .unzip();
        body = if call.shape.constant {
            // A closure cannot be called in a constant.
            quote!(match (#(#values,)*) { (#(#names,)*) => #body })
        } else {
            quote!((|#(#names),*| #body)(#(#values),*))
        };
    }
    match wrong {
        Some(wrong) => quote!({ #wrong #body }),
        None => body,
    }
}

fn target(call: &Call) -> TokenStream {
    let Call { krate, shape, path, turbofish, .. } = call;
    let mut ident = shape.ident.clone();
    let key = Literal::u128_unsuffixed(shape.key);
    let at = quote!(<#krate::__private::Key<#key> as #krate::__private::At<_>>::V);
    match shape.callee {
        Callee::Pointer => quote!((#at.0 #turbofish)),
        Callee::Method => {
            ident.set_span(Span::call_site());
            quote!(#path::#ident #turbofish)
        }
        Callee::Wrapper | Callee::Nothing => {
            ident.set_span(Span::call_site());
            quote!(#at.#ident #turbofish)
        }
    }
}

/// What stands in a parameter's place.
fn argument(krate: &TokenTree, param: &Param, given: Vec<(&Given, TokenStream)>, wrong: bool) -> TokenStream {
    match param.kind {
        Kind::Rest => return rest(krate, given),
        Kind::Names => return names_left(krate, given),
        _ => {}
    }
    let convert =
        |value: TokenStream| if param.into { quote!(::core::convert::Into::into(#value)) } else { value };
    match (given.into_iter().next(), &param.default) {
        (Some((given, _)), _) if given.value.is_empty() => quote!(#krate::__private::missing()),
        (Some((_, value)), Default::Callee) => {
            let value = convert(value);
            quote!(::core::option::Option::Some(#value))
        }
        (Some((_, value)), _) => convert(value),
        (None, Default::Callee) => quote!(::core::option::Option::None),
        (None, Default::Literal(literal)) => convert(literal.clone()),
        (None, Default::None) => {
            debug_assert!(wrong, "what is missing was reported");
            quote!(#krate::__private::missing())
        }
    }
}

/// `&[T]`
fn rest(krate: &TokenTree, given: Vec<(&Given, TokenStream)>) -> TokenStream {
    if !given.iter().any(|(given, _)| matches!(given.form, Form::Unpacked)) {
        let values = given.into_iter().map(|(_, value)| value);
        return quote!(&[#(#values),*]);
    }
    let steps = given.into_iter().map(|(given, value)| match given.form {
        Form::Unpacked => quote!(.unpacked(#value)),
        _ => quote!(.with(#value)),
    });
    quote!(&#krate::__private::Rest::new()#(#steps)*.0)
}

/// `&[(&str, Value)]`
fn names_left(krate: &TokenTree, given: Vec<(&Given, TokenStream)>) -> TokenStream {
    let named = |given: &Given| match &given.form {
        Form::Named(name) => Some(name.clone()),
        _ => None,
    };
    if given.iter().all(|(given, _)| named(given).is_some()) {
        let pairs = given.into_iter().filter_map(|(given, value)| {
            let name = named(given)?;
            Some(quote!((#name, ::core::convert::Into::into(#value))))
        });
        return quote!(&[#(#pairs),*]);
    }
    let steps = given.into_iter().map(|(given, value)| match named(given) {
        Some(name) => quote!(.with(#name, #value)),
        None => quote!(.unpacked(#value)),
    });
    quote!(&#krate::__private::Names::new()#(#steps)*.borrowed())
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

fn effect(value: &TokenStream) -> Effect {
    let mut trees = value.clone().into_iter();
    match (trees.next(), trees.next(), trees.next()) {
        (Some(TokenTree::Literal(_)), None, _) | (None, ..) => Effect::Nothing,
        (Some(TokenTree::Punct(sign)), Some(TokenTree::Literal(_)), None) if sign.as_char() == '-' => {
            Effect::Nothing
        }
        (Some(TokenTree::Punct(bar)), ..) if bar.as_char() == '|' => Effect::Nothing,
        (Some(TokenTree::Ident(word)), Some(TokenTree::Punct(bar)), _)
            if word == "move" && bar.as_char() == '|' =>
        {
            Effect::Nothing
        }
        (Some(TokenTree::Ident(word)), None, _) if word == "true" || word == "false" => Effect::Nothing,
        (Some(TokenTree::Ident(_)), None, _) => Effect::Read,
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

/// A name for each argument that has to be evaluated where it was written.
fn bindings(given: &[Given]) -> Vec<Option<Ident>> {
    let name = |(index, given): (usize, &Given)| {
        (effect(&given.value) != Effect::Nothing)
            .then(|| format_ident!("__value_{index}", span = Span::mixed_site()))
    };
    given.iter().enumerate().map(name).collect()
}
