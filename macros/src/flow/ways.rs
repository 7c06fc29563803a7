//! The enum of the ways out of a region.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;

/// The ways out of a region that there are, for an enum.
#[derive(Default)]
pub(crate) struct Ways {
    pub(crate) generics: Vec<Ident>,
    pub(crate) variants: Vec<TokenStream>,
    pub(crate) arms: Vec<TokenStream>,
    /// Show which types they carry.
    pub(crate) pins: Vec<TokenStream>,
}

impl Ways {
    /// Adds one, with the generic type that it carries.
    pub(crate) fn add(&mut self, name: &str, generic: Option<&str>, arm: TokenStream) {
        let span = Span::mixed_site();
        let name = Ident::new(name, span);
        let generic = generic.map(|generic| Ident::new(generic, span));
        let carried = generic.iter();
        self.variants.push(match generic.is_some() {
            true => quote_spanned!(span=> #name(#(#carried)*)),
            false => quote_spanned!(span=> #name),
        });
        self.generics.extend(generic);
        self.arms.push(arm);
    }
}
