//! The expansion: the block as it was written, what a cached property adds, and the table of names. It cannot fail.

mod cached;
mod table;

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};

use super::model::{Getter, Member, Model};
use crate::support::{lacks, once};

/// Lints that a user's code is not to blame for.
fn allow() -> TokenStream {
    quote!(#[allow(clippy::all, clippy::pedantic, clippy::nursery, unused_imports, dead_code, deprecated, unreachable_pub)])
}

pub(super) fn expand(model: &Model) -> TokenStream {
    let krate = &model.krate;
    let private = quote!(#krate::__private);
    let Model { attrs, generics, ty, .. } = model;
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let items = model.items.iter().map(|member| match member {
        Member::Tokens(tokens) => tokens.clone(),
        Member::Forgetful(method, field) => cached::forgetful(method, field),
        Member::Cached(at) => match model.properties.get(*at).map(|property| &property.get) {
            Some(Getter::Cached(cached)) => cached::cached(cached, &private),
            _ => TokenStream::new(),
        },
    });
    let block = quote! {
        #(#attrs)*
        impl #impl_generics #ty #where_clause {
            #(#items)*
        }
    };
    if model.properties.is_empty() {
        return block;
    }
    let forget = model.depends.then(|| cached::forget(model, &private));
    let table = table::inherent(model, &private);
    let attributes = model.name.as_ref().map(|name| table::attributes(model, name, &private));
    let lacks = lacking(model, &private);
    let once = once::properties_once(ty);
    let allow = allow();
    quote! {
        #block
        #once
        #[automatically_derived]
        #allow
        impl #impl_generics #ty #where_clause {
            #forget
            #table
        }
        #attributes
        #lacks
    }
}

/// What there is no setter or deleter for, so that `attr!` can say so.
fn lacking(model: &Model, private: &TokenStream) -> TokenStream {
    let ty = model.ty.to_token_stream();
    let mut tokens = TokenStream::new();
    for property in model.properties.iter().filter(|property| property.cfg.is_empty()) {
        if matches!(property.get, Getter::Cached(_)) {
            continue;
        }
        let name = property.name();
        for (prefix, there) in [("set", property.set.is_some()), ("del", property.del.is_some())] {
            if !there {
                tokens.extend(lacks::lacks(private, &model.generics, &ty, &format!("{prefix}_{name}")));
            }
        }
    }
    tokens
}
