//! Where the runtime lives: `::dunder`, or what `crate = path` says.

use proc_macro2::{Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};

/// The path of the runtime crate. As tokens it is the path itself, ready for `#krate::__private::…`.
#[derive(Clone, Default)]
pub(crate) struct Krate(Option<TokenStream>);

impl Krate {
    pub(crate) fn at(path: syn::Path) -> Self {
        Self(Some(path.into_token_stream()))
    }
}

impl ToTokens for Krate {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match &self.0 {
            Some(path) => path.to_tokens(tokens),
            // At `call_site` a rename of the dependency would be honoured, but so would a local item named `dunder`.
            None => tokens.extend(quote_spanned!(Span::mixed_site()=> ::dunder)),
        }
    }
}

/// `crate = path;` in front, for those who re-export the runtime.
pub(crate) fn prefix(input: TokenStream) -> (Option<TokenStream>, TokenStream) {
    let mut trees = input.clone().into_iter();
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Ident(name)), Some(TokenTree::Punct(equals)))
            if name == "crate" && equals.as_char() == '=' && equals.spacing() == Spacing::Alone =>
        {
            let path =
                trees.by_ref().take_while(|tree| !matches!(tree, TokenTree::Punct(p) if p.as_char() == ';'));
            (Some(path.collect()), trees.collect())
        }
        _ => (None, input),
    }
}
