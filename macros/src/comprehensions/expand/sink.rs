//! How each collection is begun, filled and finished.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{collection, site};
use crate::comprehensions::model::{Element, Kind, Model};
use crate::support::types;

/// What is made.
pub(super) enum Sink<'a> {
    Vec,
    HashSet,
    /// The runtime's `Dict`.
    Dict {
        private: TokenStream,
    },
    /// A type of the user's choice.
    Other {
        private: TokenStream,
        ty: &'a TokenStream,
    },
    /// One that can be made of an iterator, and not be added to.
    Gathered {
        ty: &'a TokenStream,
    },
}

/// Types of the standard library that are made of an iterator and cannot be extended.
const GATHERED: [&str; 6] = ["Arc", "Box", "Cow", "Option", "Rc", "Result"];

impl<'a> Sink<'a> {
    pub(super) fn of(model: &'a Model) -> Self {
        let krate = &model.krate;
        let private = quote!(#krate::__private::comprehension);
        match (&model.ty, model.kind) {
            (Some(ty), _) => {
                let name = syn::parse2(ty.clone()).ok().and_then(|ty| types::name(&ty));
                match name.is_some_and(|name| GATHERED.contains(&name.as_str())) {
                    true => Self::Gathered { ty },
                    false => Self::Other { private, ty },
                }
            }
            (None, Kind::Set) => Self::HashSet,
            (None, Kind::Dict) => Self::Dict { private },
            (None, Kind::List | Kind::Generator) => Self::Vec,
        }
    }

    /// The type, where it is made with `FromIterator`.
    pub(super) fn ty(&self) -> Option<TokenStream> {
        match self {
            Self::Vec => Some(quote_spanned!(site()=> ::std::vec::Vec<_>)),
            Self::HashSet => Some(quote_spanned!(site()=> ::std::collections::HashSet<_>)),
            Self::Dict { .. } => None,
            Self::Other { ty, .. } | Self::Gathered { ty } => Some((*ty).clone()),
        }
    }

    /// Made of an iterator at once.
    pub(super) fn made_of(&self, iterator: &TokenStream) -> Option<TokenStream> {
        let ty = self.ty()?;
        Some(quote_spanned!(site()=> <#ty as ::core::iter::FromIterator<_>>::from_iter(#iterator)))
    }

    pub(super) fn empty(&self, capacity: Option<TokenStream>) -> TokenStream {
        let (new, arguments) = match capacity {
            Some(capacity) => (quote_spanned!(site()=> with_capacity), capacity),
            None => (quote_spanned!(site()=> new), TokenStream::new()),
        };
        match self {
            Self::Vec | Self::Gathered { .. } => quote_spanned!(site()=> ::std::vec::Vec::#new(#arguments)),
            Self::HashSet => match arguments.is_empty() {
                true => quote_spanned!(site()=> <::std::collections::HashSet<_>>::new()),
                false => quote_spanned!(site()=> <::std::collections::HashSet<_>>::with_capacity(#arguments)),
            },
            Self::Dict { private } => quote_spanned!(site()=> #private::Dict::#new(#arguments)),
            Self::Other { ty, .. } => quote_spanned!(site()=> <#ty as ::core::default::Default>::default()),
        }
    }

    /// Whether room can be asked for.
    pub(super) fn has_capacity(&self) -> bool {
        !matches!(self, Self::Other { .. })
    }

    /// The statement that enters an element.
    pub(super) fn enter(&self, element: &Element) -> TokenStream {
        let (collection, Element { key, value }) = (collection(), element);
        if let (Self::Dict { private }, Some(key)) = (self, key) {
            return quote_spanned!(site()=> #private::enter(&mut #collection, #key, #value););
        }
        let value = self.item(element);
        let _ = key;
        match self {
            Self::Vec | Self::Gathered { .. } => quote_spanned!(site()=> #collection.push(#value);),
            Self::HashSet => quote_spanned!(site()=> let _ = #collection.insert(#value);),
            Self::Dict { private } | Self::Other { private, .. } => {
                quote_spanned!(site()=> #private::add(&mut #collection, #value);)
            }
        }
    }

    /// The element as an item of an iterator.
    pub(super) fn item(&self, element: &Element) -> TokenStream {
        let Element { key, value } = element;
        match key {
            Some(key) => quote_spanned!(site()=> (#key, #value)),
            None => value.clone(),
        }
    }

    /// The statement that enters all that is unpacked.
    pub(super) fn unpack(&self, items: &TokenStream) -> TokenStream {
        let collection = collection();
        match self {
            Self::Dict { private } => quote_spanned!(site()=> #private::unpack(&mut #collection, #items);),
            _ => quote_spanned!(site()=> ::core::iter::Extend::extend(&mut #collection, #items);),
        }
    }

    pub(super) fn finish(&self) -> TokenStream {
        let collection = collection();
        match self {
            Self::Gathered { ty } => {
                quote_spanned!(site()=> <#ty as ::core::iter::FromIterator<_>>::from_iter(#collection))
            }
            _ => quote_spanned!(site()=> #collection),
        }
    }
}
