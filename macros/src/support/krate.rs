//! Where the runtime lives: `::dunder`, or what `crate = path` says.

use proc_macro2::{Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens;

/// The path of the runtime crate. As tokens it is the path itself, ready for `#krate::__private::…`.
#[derive(Clone, Default)]
pub(crate) struct Krate(Option<TokenStream>);

impl Krate {
    pub(crate) fn at(path: syn::Path) -> Self {
        Self(Some(path.into_token_stream()))
    }
}

impl Krate {
    /// The path as a list.
    pub(crate) fn trees(&self) -> Vec<TokenTree> {
        if let Some(path) = &self.0 {
            return path.clone().into_iter().collect();
        }
        // At `call_site` a rename of the dependency would be honoured, but so would a local item named `dunder`.
        let mixed = Span::mixed_site();
        let colon = |spacing| {
            let mut colon = Punct::new(':', spacing);
            colon.set_span(mixed);
            TokenTree::from(colon)
        };
        vec![colon(Spacing::Joint), colon(Spacing::Alone), Ident::new("dunder", mixed).into()]
    }
}

impl ToTokens for Krate {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match &self.0 {
            Some(path) => path.to_tokens(tokens),
            None => tokens.extend(self.trees()),
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
