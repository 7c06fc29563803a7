//! `#[within(manager, other)]`: each call of a function is a block of a `with!`.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::{ItemFn, ReturnType, Type};

use crate::flow::Flow;
use crate::generators::parse;
use crate::support::errors::Errors;
use crate::support::krate;
use crate::support::tokens::span_of;
use crate::with::function::Names;
use crate::with::message::Message;

pub(crate) fn expand(managers: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::new();
    let place = span_of(&managers, Span::call_site());
    let (krate, managers) = krate::prefix(managers);
    let krate = krate.and_then(|path| parse::krate(path, place, &mut errors)).unwrap_or_default();
    let mut function = match syn::parse2::<ItemFn>(item.clone()) {
        Ok(function) => function,
        Err(_) => {
            let head = item.clone().into_iter().next().map_or_else(Span::call_site, |tree| tree.span());
            errors.at_span(head, Message::NotAFunction);
            return [item, errors.finish()].into_iter().collect();
        }
    };
    let is_generator = check(&function, &mut errors);
    if is_generator {
        return [item, errors.finish()].into_iter().collect();
    }
    let mut names = Names::new(&krate);
    let mut body = core::mem::replace(&mut function.block, Box::new(syn::parse_quote!({})));
    let kept = body.to_token_stream();
    // The compiler would call the braces unnecessary, were they the user's.
    body.brace_token = syn::token::Brace(Span::mixed_site().located_at(body.brace_token.span.open()));
    let made = {
        let mut flow = Flow::new(&krate, &mut names, &mut errors);
        crate::with::around(&mut flow, managers, place, &mut body, &Names::new(&krate))
    };
    let body = match made.filter(|_| errors.count() == 0) {
        Some(made) => whole(&function, &Names::new(&krate), &made),
        None => kept,
    };
    let ItemFn { attrs, vis, sig, .. } = &function;
    let mut tokens = quote!(#(#attrs)* #vis #sig #body);
    tokens.extend(errors.finish());
    tokens
}

/// Whether it makes a generator.
fn check(function: &ItemFn, errors: &mut Errors) -> bool {
    if let Some(word) = &function.sig.constness {
        errors.at(word, Message::Constant);
    }
    let makes = ["generator", "contextmanager"];
    let mut is_generator = false;
    for attribute in &function.attrs {
        let Some(name) = attribute.path().segments.last() else { continue };
        if makes.iter().any(|makes| name.ident == makes) {
            errors.at(&name.ident, Message::Generator { name: name.ident.to_string() });
            is_generator = true;
        }
    }
    is_generator
}

/// The body of the function: what it returns, of what the block comes to.
fn whole(function: &ItemFn, names: &Names, made: &TokenStream) -> TokenStream {
    let Names { context, private, kind, returned } = names;
    let span = Span::mixed_site();
    // An opaque type is known by what is returned: a question would say that it is a `Result`.
    let is_opaque = matches!(&function.sig.output, ReturnType::Type(_, ty) if is_opaque(ty));
    let asked = match is_opaque {
        true => quote_spanned!(span=> #context::AsValue),
        false => quote_spanned!(span=> {
            #[allow(unused_imports)]
            use #context::Otherwise as _;
            #context::asked(#returned).kind()
        }),
    };
    quote_spanned! {span=> {
        let #returned = #private::pin();
        #[allow(clippy::diverging_sub_expression)]
        if false { return #returned.never(); }
        let #kind = #asked;
        #[allow(unreachable_code, clippy::let_and_return, clippy::diverging_sub_expression)]
        let __value = #context::returned(#kind, #made);
        __value
    }}
}

fn is_opaque(ty: &Type) -> bool {
    match ty {
        Type::ImplTrait(_) => true,
        Type::Group(group) => is_opaque(&group.elem),
        Type::Paren(inner) => is_opaque(&inner.elem),
        _ => false,
    }
}
