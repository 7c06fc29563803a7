//! The expansion: a method per accessor, as one would write it, and the table of names.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, quote};

use super::model::{Accessor, Model, Property};
use super::parse::Form;
use crate::support::{access, lacks, record};

pub(super) fn expand(model: &Model) -> TokenStream {
    let krate = &model.krate;
    let private = quote!(#krate::__private);
    let Model { ident, generics, .. } = model;
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let accessors = model.properties.iter().map(|property| accessors(model, property, &private));
    let ty = quote!(#ident #type_generics);
    let read_only = model.properties.iter().filter(|property| property.get.is_some() && property.set.is_none());
    let lacks = read_only.map(|property| {
        let setter = format!("set_{}", property.name());
        lacks::lacks(&private, generics, &ty, &setter)
    });
    let attributes = attributes(model, &private);
    quote! {
        #[automatically_derived]
        #[allow(clippy::all, clippy::pedantic, clippy::nursery, private_interfaces, dead_code, unreachable_pub, unused_imports)]
        impl #impl_generics #ty #where_clause {
            #(#accessors)*
            #[doc(hidden)]
            pub const __DERIVES_ATTRIBUTES: ::core::primitive::bool = true;
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
        quote!({ use #private::NoProperties as _; self.__changed(#field) })
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
        Some(Form::Copy) => access::Getter { ty: owned, value: quote!(self.#member) },
        Some(Form::Clone) => {
            access::Getter { ty: owned, value: quote!(::core::clone::Clone::clone(&self.#member)) }
        }
        Some(Form::Ref) => access::Getter { ty: quote!(&#ty), value: quote!(&self.#member) },
        None if access::is_copy(ty) => access::Getter { ty: owned, value: quote!(self.#member) },
        None => access::getter(ty, &quote!(&self.#member)),
    }
}

/// The fields by name, and after them the properties that `#[properties]` may have.
fn attributes(model: &Model, private: &TokenStream) -> TokenStream {
    let Model { ident, generics, name, properties, .. } = model;
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let index = record::local("__index");
    let value = record::local("__value");
    let at = |index: usize| Literal::usize_unsuffixed(index);
    let visible = || properties.iter().filter(|property| property.get.is_some() || property.set.is_some());
    let entries = visible().map(|property| {
        let (name, get, set) = (property.name(), property.get.is_some(), property.set.is_some());
        quote!(#private::Entry::new(#name, #get, #set, false))
    });
    let count = at(visible().count());
    let gets = visible().enumerate().filter_map(|(position, property)| {
        let read = read(property, property.get.as_ref()?).value;
        let position = at(position);
        Some(quote!(#position => #private::Got(#read).value(),))
    });
    let sets = visible().enumerate().filter_map(|(position, property)| {
        let method = &property.set.as_ref()?.method;
        let (position, ty) = (at(position), &property.field.ty);
        Some(quote! {
            #position => {
                self.#method(<#private::Take<#ty>>::take(#value)?);
                ::core::result::Result::Ok(())
            }
        })
    });
    quote! {
        #[automatically_derived]
        #[allow(clippy::all, clippy::pedantic, clippy::nursery, unused_imports, deprecated)]
        impl #impl_generics #private::Attributes for #ident #type_generics #where_clause {
            const NAME: &'static ::core::primitive::str = #name;
            const __TABLES: [&'static [#private::Entry]; 2] = {
                use #private::NoProperties as _;
                [&[#(#entries),*], <Self>::__PROPERTIES]
            };

            fn __get(&self, #index: ::core::primitive::usize) -> ::core::result::Result<#private::Value, #private::Exception> {
                use #private::{GotAnyhow as _, NoProperties as _};
                match #index {
                    #(#gets)*
                    _ => self.__get_property(#index - #count),
                }
            }

            fn __set(
                &mut self,
                #index: ::core::primitive::usize,
                #value: #private::Value,
            ) -> ::core::result::Result<(), #private::Exception> {
                use #private::{NoProperties as _, TakeAnyhow as _};
                match #index {
                    #(#sets)*
                    _ => self.__set_property(#index - #count, #value),
                }
            }

            fn __del(&mut self, #index: ::core::primitive::usize) -> ::core::result::Result<(), #private::Exception> {
                use #private::NoProperties as _;
                self.__del_property(#index - #count)
            }
        }
    }
}
