//! The properties by name.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens as _, quote};

use super::allow;
use super::cached::{cache, reset};
use crate::properties::model::{ByName, Getter, Model, Property};
use crate::support::tokens::replace_lifetimes;
use crate::support::{by_name, record};

/// The table, and what is done with an entry of it: functions of the type itself, which a derive finds without seeing them.
pub(super) fn inherent(model: &Model, private: &TokenStream) -> TokenStream {
    let entries = model.properties.iter().map(|property| entry(property, private));
    let at = |index: usize| Literal::usize_unsuffixed(index);
    let (index, value) = (record::local("__index"), record::local("__value"));
    let all = || model.properties.iter().enumerate();
    let gets = all().map(|(position, property)| {
        let (position, cfg, read) = (at(position), &property.cfg, read(property, private));
        quote!(#cfg #position => #read,)
    });
    let sets = all().filter_map(|(position, property)| {
        let (cfg, write) = write(property, &value, private)?;
        let position = at(position);
        Some(quote!(#cfg #position => #write,))
    });
    let dels = all().filter_map(|(position, property)| {
        let (cfg, delete) = delete(property, private)?;
        let position = at(position);
        Some(quote!(#cfg #position => #delete,))
    });
    let result = |ty: TokenStream| quote!(::core::result::Result<#ty, #private::Exception>);
    let (got, done) = (result(quote!(#private::Value)), result(quote!(())));
    let usize = quote!(::core::primitive::usize);
    quote! {
        #[doc(hidden)]
        pub const __PROPERTIES: &'static [#private::Entry] = &[#(#entries),*];

        #[doc(hidden)]
        pub fn __get_property(&self, #index: #usize) -> #got {
            use #private::{FailedAnyhow as _, FailedBoxed as _, GotAnyhow as _};
            match #index {
                #(#gets)*
                _ => ::core::result::Result::Err(#private::no_such()),
            }
        }

        #[doc(hidden)]
        pub fn __set_property(&mut self, #index: #usize, #value: &mut #private::Value) -> #done {
            use #private::{FailedAnyhow as _, FailedBoxed as _, TakeAnyhow as _};
            match #index {
                #(#sets)*
                _ => ::core::result::Result::Err(#private::no_such()),
            }
        }

        #[doc(hidden)]
        pub fn __del_property(&mut self, #index: #usize) -> #done {
            use #private::{FailedAnyhow as _, FailedBoxed as _};
            match #index {
                #(#dels)*
                _ => ::core::result::Result::Err(#private::no_such()),
            }
        }
    }
}

fn entry(property: &Property, private: &TokenStream) -> TokenStream {
    let cached = matches!(property.get, Getter::Cached(_));
    let (name, set, del) =
        (property.name(), cached || property.set.is_some(), cached || property.del.is_some());
    let cfg = &property.cfg;
    let can = by_name::can(true, set, del);
    let new = quote!(#private::Entry::new(#name, #can));
    let left_out = quote!(#private::Entry::LEFT_OUT);
    // Positions stay what they are where a property is left out.
    match cfg.is_empty() {
        true => new,
        false => quote!({
            #[allow(unused_mut, unused_assignments)]
            let mut __entry = #left_out;
            #cfg
            { __entry = #new; }
            __entry
        }),
    }
}

fn read(property: &Property, private: &TokenStream) -> TokenStream {
    let ident = &property.ident;
    let fallible = match &property.get {
        Getter::Plain { fallible } => *fallible,
        Getter::Refused => return quote!(::core::result::Result::Err(#private::no_such())),
        Getter::Cached(cached) => cached.method.header.returns_result(),
    };
    let value = record::local("__got");
    match fallible {
        false => quote!(#private::Got(self.#ident()).value()),
        true => quote! {
            match self.#ident() {
                ::core::result::Result::Ok(#value) => #private::Got(#value).value(),
                ::core::result::Result::Err(#value) => {
                    ::core::result::Result::Err(#private::Failed(#value).exception())
                }
            }
        },
    }
}

type Arm = (TokenStream, TokenStream);

fn write(property: &Property, value: &Ident, private: &TokenStream) -> Option<Arm> {
    let taken = record::local("__taken");
    let take = |ty: &TokenStream| quote!(<#private::Take<#ty>>::take(#value)?);
    match (&property.set, &property.get) {
        (Some(setter), _) => {
            let method = &setter.method;
            let tokens = match &setter.takes {
                Some((ty, borrowed)) => {
                    let take = take(ty);
                    let reference = borrowed.then(|| quote!(&));
                    let call = done(quote!(self.#method(#reference #taken)), setter.fallible, private);
                    quote!({ let #taken = #take; #call })
                }
                None => {
                    let name = property.name();
                    quote!(::core::result::Result::Err(#private::not_by_name(#name)))
                }
            };
            Some((setter.cfg.clone(), tokens))
        }
        (None, Getter::Cached(cached)) => {
            let (ident, take) = (&property.ident, take(&cached.ty.to_token_stream()));
            let (place, cache) = (record::local("__cached"), cache(cached, private));
            let tokens = quote!({
                let #taken = #take;
                let Self { #ident: #place, .. } = self;
                ::core::result::Result::Ok(#cache::__put(#place, #taken))
            });
            Some((property.cfg.clone(), tokens))
        }
        (None, Getter::Plain { .. } | Getter::Refused) => None,
    }
}

fn delete(property: &Property, private: &TokenStream) -> Option<Arm> {
    match (&property.del, &property.get) {
        (Some(deleter), _) => {
            let method = &deleter.method;
            Some((deleter.cfg.clone(), done(quote!(self.#method()), deleter.fallible, private)))
        }
        (None, Getter::Cached(cached)) => {
            let reset = reset(cached, private);
            Some((property.cfg.clone(), quote!(::core::result::Result::Ok(#reset))))
        }
        (None, Getter::Plain { .. } | Getter::Refused) => None,
    }
}

/// The outcome of a setter or deleter.
fn done(call: TokenStream, fallible: bool, private: &TokenStream) -> TokenStream {
    let failed = record::local("__failed");
    match fallible {
        false => quote!({ #call; ::core::result::Result::Ok(()) }),
        true => quote! {
            match #call {
                ::core::result::Result::Ok(_) => ::core::result::Result::Ok(()),
                ::core::result::Result::Err(#failed) => {
                    ::core::result::Result::Err(#private::Failed(#failed).exception())
                }
            }
        },
    }
}

/// The implementation of `Attributes`, where no derive has one. Which it is the compiler finds out: where a derive has one, the
/// implementation goes to a type that nobody sees.
pub(super) fn attributes(model: &Model, name: &str, private: &TokenStream) -> TokenStream {
    let Model { generics, ty, .. } = model;
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let allow = allow();
    let (index, value) = (record::local("__index"), record::local("__value"));
    let usize = quote!(::core::primitive::usize);
    let body = quote! {
        const CLASS_NAME: &'static ::core::primitive::str = #name;
        const __FIELDS: (&'static [&'static ::core::primitive::str], &'static [::core::primitive::u8]) = (&[], &[]);
        const __PROPERTIES_TABLE: &'static [#private::Entry] = {
            use #private::NoProperties as _;
            <Self>::__PROPERTIES
        };

        fn __get(&self, #index: #usize) -> ::core::result::Result<#private::Value, #private::Exception> {
            use #private::NoProperties as _;
            self.__get_property(#index)
        }

        fn __set(
            &mut self,
            #index: #usize,
            #value: &mut #private::Value,
        ) -> ::core::result::Result<(), #private::Exception> {
            use #private::NoProperties as _;
            self.__set_property(#index, #value)
        }

        fn __del(&mut self, #index: #usize) -> ::core::result::Result<(), #private::Exception> {
            use #private::NoProperties as _;
            self.__del_property(#index)
        }
    };
    match model.by_name {
        ByName::Elsewhere => TokenStream::new(),
        ByName::Here => quote! {
            #[automatically_derived]
            #allow
            impl #impl_generics #private::Attributes for #ty #where_clause { #body }
        },
        ByName::Unowned => {
            let nobody = Ident::new("__Nobody", Span::call_site());
            // A constant may not depend on lifetimes, nor does whether there is a derive.
            let mut eternal = |lifetime: &syn::Lifetime| Some(syn::Lifetime::new("'static", lifetime.span()));
            let example = replace_lifetimes(ty.to_token_stream(), &mut eternal);
            let owner = quote! {
                <#private::Owner<{
                    use #private::NoProperties as _;
                    <#example>::__DERIVES_ATTRIBUTES
                }> as #private::OwnerOf<#ty, #nobody>>::Type
            };
            quote! {
                #allow
                const _: () = {
                    pub struct #nobody;
                    #[automatically_derived]
                    impl #impl_generics #private::Attributes for #owner #where_clause { #body }
                };
            }
        }
    }
}
