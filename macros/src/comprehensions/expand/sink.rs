//! How each collection is begun, filled and finished.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use super::{Private, collection, site, site_at};
use crate::comprehensions::model::{Element, Kind, Model};
use crate::support::types;

/// What is made.
pub(super) enum Sink<'a> {
    Vec,
    HashSet,
    /// The runtime's `Dict`.
    Dict,
    /// A type of the user's choice.
    Other(&'a TokenStream),
    /// One that can be made of an iterator, and not be added to.
    Gathered(&'a TokenStream),
}

/// Types of the standard library that are made of an iterator and cannot be extended.
const GATHERED: [&str; 6] = ["Arc", "Box", "Cow", "Option", "Rc", "Result"];

impl<'a> Sink<'a> {
    pub(super) fn of(model: &'a Model) -> Self {
        match (&model.ty, model.kind) {
            (Some(ty), _) => {
                let name = syn::parse2(ty.clone()).ok().and_then(|ty| types::name(&ty));
                match name.is_some_and(|name| GATHERED.contains(&name.as_str())) {
                    true => Self::Gathered(ty),
                    false => Self::Other(ty),
                }
            }
            (None, Kind::Set) => Self::HashSet,
            (None, Kind::Dict) => Self::Dict,
            (None, Kind::List | Kind::Generator) => Self::Vec,
        }
    }

    /// Made at once by a function of the runtime.
    pub(super) fn made(
        &self,
        private: &Private,
        function: &str,
        items: &TokenStream,
        closure: &TokenStream,
    ) -> TokenStream {
        let span = site_at(items);
        let ty = match self {
            Self::Other(ty) | Self::Gathered(ty) => (*ty).clone(),
            Self::HashSet => generic(private, span, "HashSet"),
            Self::Vec | Self::Dict => generic(private, span, "Vec"),
        };
        let function = private.path(span, function);
        quote_spanned!(span=> #function::<#ty, _, _>(#items, #closure))
    }

    pub(super) fn empty(&self, private: &Private, capacity: Option<TokenStream>) -> TokenStream {
        let (new, arguments) = match capacity {
            Some(capacity) => (quote_spanned!(site()=> with_capacity), capacity),
            None => (quote_spanned!(site()=> new), TokenStream::new()),
        };
        let ty = match self {
            Self::Other(ty) => return quote_spanned!(site()=> <#ty as ::core::default::Default>::default()),
            Self::Vec | Self::Gathered(_) => "Vec",
            Self::HashSet => "HashSet",
            Self::Dict => "Dict",
        };
        let ty = private.path(site(), ty);
        quote_spanned!(site()=> #ty::#new(#arguments))
    }

    /// Whether room can be asked for.
    pub(super) fn has_capacity(&self) -> bool {
        !matches!(self, Self::Other(_))
    }

    /// The statement that enters an element.
    pub(super) fn enter(&self, private: &Private, element: &Element) -> TokenStream {
        let (collection, Element { key, value }) = (collection(), element);
        let span = site_at(key.as_ref().unwrap_or(value));
        let (function, item) = match (self, key) {
            (Self::Dict, Some(key)) => ("enter", quote_spanned!(span=> #key, #value)),
            (Self::Vec | Self::Gathered(_), _) => {
                let item = element.item();
                return quote_spanned!(span=> #collection.push(#item););
            }
            (Self::HashSet, _) => ("put", element.item()),
            _ => ("add", element.item()),
        };
        let call = private.call(span, function, &quote_spanned!(span=> &mut #collection, #item));
        quote_spanned!(span=> #call;)
    }

    /// The statement that enters all that is unpacked.
    pub(super) fn unpack(&self, private: &Private, items: &TokenStream) -> TokenStream {
        let (span, collection) = (site_at(items), collection());
        let arguments = quote_spanned!(span=> &mut #collection, #items);
        match self {
            Self::Dict => {
                let call = private.call(span, "unpack", &arguments);
                quote_spanned!(span=> #call;)
            }
            _ => quote_spanned!(span=> ::core::iter::Extend::extend(#arguments);),
        }
    }

    pub(super) fn finish(&self) -> TokenStream {
        let collection = collection();
        match self {
            Self::Gathered(ty) => {
                quote_spanned!(site()=> <#ty as ::core::iter::FromIterator<_>>::from_iter(#collection))
            }
            _ => quote_spanned!(site()=> #collection),
        }
    }
}

/// A collection of items whose type is to be inferred.
fn generic(private: &Private, span: Span, name: &str) -> TokenStream {
    let path = private.path(span, name);
    quote_spanned!(span=> #path<_>)
}

impl Element {
    /// As an item of an iterator.
    pub(super) fn item(&self) -> TokenStream {
        let Element { key, value } = self;
        match key {
            Some(key) => quote_spanned!(site()=> (#key, #value)),
            None => value.clone(),
        }
    }
}
