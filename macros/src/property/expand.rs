//! The expansion: a method per accessor, as one would write it, and the table of names.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};

use super::model::{Accessor, Model, Property};
use super::parse::Form;
use crate::support::{access, by_name, lacks, tokens};

pub(super) fn expand(model: &Model) -> TokenStream {
    let krate = &model.krate;
    let private = quote!(#krate::__private);
    let Model { ident, generics, .. } = model;
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let accessors = model.properties.iter().map(|property| accessors(model, property, &private));
    let ty = quote!(#ident #type_generics);
    let read_only =
        model.properties.iter().filter(|property| property.get.is_some() && property.set.is_none());
    let lacks = read_only.map(|property| {
        let setter = format!("set_{}", property.name());
        lacks::lacks(&private, generics, &ty, &setter)
    });
    let named = !model.no_attributes;
    let attributes = named.then(|| attributes(model, &private));
    let owner = named.then(by_name::owner);
    quote! {
        #[automatically_derived]
        #[allow(clippy::all, clippy::pedantic, clippy::nursery, private_interfaces, dead_code, unreachable_pub, unused_imports)]
        impl #impl_generics #ty #where_clause {
            #(#accessors)*
            #owner
        }
        #(#lacks)*
        #attributes
    }
}

fn accessors(model: &Model, property: &Property, private: &TokenStream) -> TokenStream {
    let member = &property.field.member;
    let (ident, ty) = (&property.field.ident, &property.field.ty);
    let name = property.name();
    let get = property.get.as_ref().map(|accessor| getter(property, accessor));
    // What other fields keep of this one is forgotten.
    let changed = model.caches.then(|| {
        let field = property.field.name();
        by_name::changed(private, &field)
    });
    let (parameter, argument) = (access::parameter(ty), access::argument(ty, ident));
    let set = property.set.as_ref().map(|Accessor { vis, method, .. }| {
        let doc = format!("Assigns `{name}`.");
        let changed = changed.as_ref().map(|changed| quote!(#changed;));
        quote! {
            #[doc = #doc]
            #[inline]
            #vis fn #method(&mut self, #ident: #parameter) {
                self.#member = #argument;
                #changed
            }
        }
    });
    let mutable = property.mutable.as_ref().map(|Accessor { vis, method, .. }| {
        let doc = format!("`{name}`, to be changed in place.");
        let changed = changed.as_ref().map(|changed| quote!(#changed;));
        quote! {
            #[doc = #doc]
            #[inline]
            #vis fn #method(&mut self) -> &mut #ty {
                #changed
                &mut self.#member
            }
        }
    });
    let take = property.take.as_ref().map(|Accessor { vis, method, .. }| {
        let doc = format!("Takes `{name}` out, and leaves its default.");
        let changed = changed.as_ref().map(|changed| quote!(#changed;));
        quote! {
            #[doc = #doc]
            #[inline]
            #vis fn #method(&mut self) -> #ty {
                #changed
                ::core::mem::take(&mut self.#member)
            }
        }
    });
    let with = property.with.as_ref().map(|Accessor { vis, method, .. }| {
        let doc = format!("The same with another `{name}`.");
        let changed = changed.as_ref().map(|changed| quote!(#changed;));
        quote! {
            #[doc = #doc]
            #[inline]
            #[must_use]
            #vis fn #method(mut self, #ident: #parameter) -> Self {
                self.#member = #argument;
                #changed
                self
            }
        }
    });
    quote!(#get #set #mutable #take #with)
}

fn getter(property: &Property, accessor: &Accessor) -> TokenStream {
    let Accessor { vis, method, .. } = accessor;
    let docs: Vec<&syn::Attribute> =
        property.field.attrs.iter().filter(|attr| attr.path().is_ident("doc")).collect();
    let docs = if docs.is_empty() {
        let doc = format!("The field `{}`.", property.field.name());
        quote!(#[doc = #doc])
    } else {
        quote!(#(#docs)*)
    };
    let access::Getter { ty, value } = read(property, accessor);
    quote! {
        #docs
        #[inline]
        #[must_use]
        #vis fn #method(&self) -> #ty {
            #value
        }
    }
}

/// What the getter gives: what the type suggests, or what the form says.
fn read(property: &Property, accessor: &Accessor) -> access::Getter {
    let (member, ty) = (&property.field.member, &property.field.ty);
    let owned = ty.to_token_stream();
    match accessor.form {
        // What is no copy is an error where the user said that it is one.
        Some((Form::Copy, span)) => {
            access::Getter { ty: owned, value: tokens::located(&quote!(self.#member), span) }
        }
        Some((Form::Clone, span)) => {
            let clone = quote!(::core::clone::Clone::clone(&self.#member));
            access::Getter { ty: owned, value: tokens::located(&clone, span) }
        }
        Some((Form::Ref, _)) => access::Getter { ty: quote!(&#ty), value: quote!(&self.#member) },
        None if access::is_copy(ty) => access::Getter { ty: owned, value: quote!(self.#member) },
        None => access::getter(ty, &quote!(&self.#member)),
    }
}

/// The fields by name.
fn attributes(model: &Model, private: &TokenStream) -> TokenStream {
    let named = model.properties.iter().filter(|property| property.get.is_some() || property.set.is_some());
    let named: Vec<by_name::Named> = named
        .map(|property| by_name::Named {
            name: property.name(),
            get: property
                .get
                .as_ref()
                .map(|accessor| by_name::got(private, &property.field.ty, &read(property, accessor).value)),
            set: property.set.as_ref().map(|_| put(model, property, private)),
            del: None,
        })
        .collect();
    by_name::attributes(private, &model.generics, &model.ident, &model.name, &named)
}

/// What the setter does, with what is made of a value.
fn put(model: &Model, property: &Property, private: &TokenStream) -> TokenStream {
    let (member, ty) = (&property.field.member, &property.field.ty);
    let put = by_name::put(private, ty, &quote!(self.#member));
    match model.caches {
        false => put,
        true => {
            let changed = by_name::changed(private, &property.field.name());
            quote!(#put.map(|()| #changed))
        }
    }
}
