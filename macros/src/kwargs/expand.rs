//! The expansion: the item as it was, what calls reach it by, and the macro of its name.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote};
use syn::ext::IdentExt as _;

use super::model::{Block, BlockMember, Function, Param};
use super::parse::Attr;
use crate::support::flat::Flat;
use crate::support::keyword::{self, Key, Part};
use crate::support::krate::Krate;
use crate::support::shape::{Callee, Default};
use crate::support::tokens::regroup;

/// The attributes of a function that mean something for its calls.
const OF_CALLS: [&str; 3] = ["must_use", "deprecated", "track_caller"];

pub(super) fn function(krate: &Krate, function: &Function) -> TokenStream {
    // A method outside of its impl has been reported.
    if function.receiver.is_some() {
        return item(function);
    }
    let parsed = &function.parsed;
    let (ident, vis) = (&parsed.ident, &parsed.vis);
    let key = keyword::key(ident, &function.text);
    let is_plain = parsed.generics.is_empty()
        && parsed.words.is_empty()
        && !function.has_impl
        && !function.fills_in()
        && !parsed
            .attrs
            .iter()
            .any(|attr| attr.is(&OF_CALLS) || attr.is(&["target_feature", "cfg", "allow", "expect"]));
    if is_plain {
        let mut all = Flat::new();
        all.trees(parsed.item(is_lint));
        let shape = function.shape(Callee::Pointer, ident.clone());
        keyword::define_pointer(krate, vis, ident, key, pointer(function), &shape, &mut all);
        for check in function.params.iter().filter_map(check) {
            all.trees(quote!(const _: fn() = || { #check };));
        }
        return all.finish();
    }
    let (item, cfgs) = (item(function), attrs(function, &["cfg"]));
    let reach = wrapped(krate, function, key, &cfgs);
    let shape = function.shape(Callee::Wrapper, ident.clone());
    let define = keyword::define(krate, vis, &cfgs, ident, key, &shape);
    quote!(#item #reach #define)
}

pub(super) fn block(krate: &Krate, block: &Block) -> TokenStream {
    let (mut body, mut methods, mut vis) = (TokenStream::new(), Vec::new(), TokenStream::new());
    for member in &block.members {
        match member {
            BlockMember::Other(tokens) => body.extend(tokens.clone()),
            BlockMember::Function(function) => {
                body.extend(item(function));
                let parsed = &function.parsed;
                let mut ident = parsed.ident.clone();
                if function.fills_in() {
                    ident = format_ident!("__kwargs_{}", ident.unraw(), span = ident.span());
                    body.extend(method(function, &ident));
                }
                vis = wider(vis, &parsed.vis);
                methods.push((parsed.ident.clone(), function.shape(Callee::Method, ident)));
            }
        }
    }
    let (head, body) = (&block.head, regroup(&block.body, body));
    let define = block.name.as_ref().map(|name| {
        let key = keyword::key(name, &block.body.to_string());
        keyword::define_last(krate, &vis, name, key, &Part::Methods(methods))
    });
    quote!(#head #body #define)
}

/// The function without what is ours.
fn item(function: &Function) -> TokenStream {
    function.parsed.item(is_lint).into_iter().collect()
}

/// What the compiler allows on a parameter.
fn is_lint(attr: &Attr) -> bool {
    attr.is(&["allow", "deny", "expect", "forbid", "warn"])
}

/// The further of two visibilities, as far as words tell.
fn wider(one: TokenStream, other: &TokenStream) -> TokenStream {
    let reach = |vis: &TokenStream| match vis.clone().into_iter().count() {
        0 => 0,
        1 => 2,
        _ => 1,
    };
    if reach(other) > reach(&one) { other.clone() } else { one }
}

fn attrs(function: &Function, names: &[&str]) -> TokenStream {
    function.parsed.attrs.iter().filter(|attr| attr.is(names)).flat_map(|attr| attr.tokens.clone()).collect()
}

/// The function's name where a parameter may have it too: one that is not visible to the macro's own words.
fn callee(ident: &Ident) -> Ident {
    let mut callee = ident.clone();
    callee.set_span(Span::mixed_site().located_at(ident.span()));
    callee
}

/// `fn(&str, u32) -> String`
fn pointer(function: &Function) -> Flat {
    let (mut pointer, mut types) = (Flat::new(), Flat::new());
    for param in &function.params {
        types.trees(param.ty.iter().cloned());
        types.sign(',');
    }
    pointer.word("fn");
    pointer.parens(types);
    if !function.parsed.output.is_empty() {
        pointer.arrow();
        pointer.trees(function.parsed.output.clone());
    }
    pointer
}

fn arrow(output: &TokenStream) -> TokenStream {
    if output.is_empty() { TokenStream::new() } else { quote!(-> #output) }
}

/// Lets the compiler see that a literal is of the parameter's type, where it is defined.
fn check(param: &Param) -> Option<TokenStream> {
    let default = param.default.as_ref()?;
    let is_literal = matches!(param.shape.default, Default::Literal(_) | Default::Nothing);
    (is_literal && !param.is_impl() && !param.fits()).then(|| {
        let ty = param.ty();
        quote!(let _: #ty = #default;)
    })
}

/// A value that has the function as its method: a function that is generic has no pointer.
fn wrapped(krate: &Krate, function: &Function, key: Key, cfgs: &TokenStream) -> TokenStream {
    let (ident, vis, wrapper) = (&function.parsed.ident, &function.parsed.vis, keyword::wrapper());
    let reach = keyword::reach(&private(krate), key, &wrapper.to_token_stream(), &wrapper.to_token_stream());
    let names = function.params.iter().map(|param| &param.local);
    let (head, fills, callee) = (head(function, ident, &quote!(self,)), fills(function), callee(ident));
    let call = guarded(function, quote!(#callee(#(#names),*)));
    quote! {
        #cfgs
        #[doc(hidden)]
        #[allow(non_local_definitions, deprecated, unused_parens, clippy::all, clippy::pedantic)]
        const _: () = {
            #vis struct #wrapper;
            #reach
            impl #wrapper {
                #head { #fills #call }
            }
        };
    }
}

/// A method that takes an `Option` for what has a default.
fn method(function: &Function, name: &Ident) -> TokenStream {
    let ident = &function.parsed.ident;
    let names = function.params.iter().map(|param| &param.local);
    let (receiver, this) = match &function.receiver {
        Some(receiver) => (quote!(#receiver,), quote!(self,)),
        None => (TokenStream::new(), TokenStream::new()),
    };
    let (head, fills) = (head(function, name, &receiver), fills(function));
    let call = guarded(function, quote!(Self::#ident(#this #(#names),*)));
    let cfgs = attrs(function, &["cfg"]);
    quote! {
        #cfgs
        #[doc(hidden)]
        #[allow(deprecated, unused_parens, clippy::all, clippy::pedantic)]
        #head { #fills #call }
    }
}

fn head(function: &Function, name: &Ident, receiver: &TokenStream) -> TokenStream {
    let parsed = &function.parsed;
    let (vis, generics, conditions) = (&parsed.vis, &parsed.generics, &parsed.conditions);
    let words = parsed.words.iter().filter(|word| *word == "const" || *word == "unsafe");
    let words = words.map(|word| Ident::new(word, Span::call_site()));
    let attrs = attrs(function, &OF_CALLS);
    let params = function.params.iter().map(|param| match (&param.local, param.ty(), &param.shape.default) {
        (local, ty, Default::Callee) => quote!(#local: ::core::option::Option<#ty>),
        (local, ty, _) => quote!(#local: #ty),
    });
    let output = match (function.is("async"), parsed.output.is_empty()) {
        (true, true) => quote!(-> impl ::core::future::Future<Output = ()>),
        (true, false) => {
            let output = &parsed.output;
            quote!(-> impl ::core::future::Future<Output = #output>)
        }
        (false, _) => arrow(&parsed.output),
    };
    quote!(#attrs #[inline(always)] #vis #(#words)* fn #name #generics (#receiver #(#params),*) #output #conditions)
}

/// Gives each parameter its default, in order, so that one can use those before it.
fn fills(function: &Function) -> TokenStream {
    let fills = function.params.iter().filter_map(|param| {
        let (local, ty, default) = (&param.local, param.ty(), param.default.as_ref()?);
        if !matches!(param.shape.default, Default::Callee) {
            let check = check(param)?;
            return Some(quote!(if false { #check }));
        }
        let value = Ident::new("__value", Span::mixed_site());
        Some(quote! {
            let #local: #ty = match #local {
                ::core::option::Option::Some(#value) => #value,
                ::core::option::Option::None => (#default),
            };
        })
    });
    fills.collect()
}

/// The call, in a block of its own where the function asks for one.
fn guarded(function: &Function, call: TokenStream) -> TokenStream {
    if function.is("unsafe") {
        let word = Ident::new("unsafe", Span::call_site());
        return quote!(#word { #call });
    }
    call
}

fn private(krate: &Krate) -> TokenStream {
    quote!(#krate::__private)
}
