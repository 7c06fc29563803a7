//! Tokens in one list. A user's build runs this crate unoptimised, and every stream that is made, cloned or dropped is a message to
//! the compiler: what is expanded often is written as a list and sent once.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt as _};
use syn::{GenericArgument, PathArguments, Type};

use super::write::Write;

#[derive(Clone)]
pub(crate) struct Flat {
    trees: Vec<TokenTree>,
    span: Span,
}

impl From<TokenStream> for Flat {
    fn from(tokens: TokenStream) -> Self {
        let mut flat = Self::new();
        flat.trees(tokens);
        flat
    }
}

impl ToTokens for Flat {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append_all(&self.trees);
    }
}

impl Flat {
    pub(crate) fn new() -> Self {
        Self { trees: Vec::with_capacity(16), span: Span::call_site() }
    }

    pub(crate) fn trees(&mut self, trees: impl IntoIterator<Item = TokenTree>) {
        self.trees.extend(trees);
    }

    pub(crate) fn word(&mut self, word: &str) {
        self.trees.push(Ident::new(word, self.span).into());
    }

    pub(crate) fn ident(&mut self, ident: &Ident) {
        self.trees.push(ident.clone().into());
    }

    pub(crate) fn sign(&mut self, sign: char) {
        self.trees.push(Punct::new(sign, Spacing::Alone).into());
    }

    /// `::core::a::b`
    pub(crate) fn core(&mut self, words: &[&str]) {
        self.colons();
        self.word("core");
        self.words(words);
    }

    /// `::a::b`
    pub(crate) fn words(&mut self, words: &[&str]) {
        for word in words {
            self.colons();
            self.word(word);
        }
    }

    pub(crate) fn colons(&mut self) {
        self.trees.push(Punct::new(':', Spacing::Joint).into());
        self.sign(':');
    }

    /// `->`
    pub(crate) fn arrow(&mut self) {
        self.trees.push(Punct::new('-', Spacing::Joint).into());
        self.sign('>');
    }

    pub(crate) fn parens(&mut self, inner: Self) {
        self.group(Delimiter::Parenthesis, inner);
    }

    pub(crate) fn group(&mut self, delimiter: Delimiter, inner: Self) {
        self.trees.push(Group::new(delimiter, inner.finish()).into());
    }

    pub(crate) fn list(&mut self, other: &Self) {
        self.trees.extend_from_slice(&other.trees);
    }

    /// A type as it is written. Most are a name or two, which need no stream of their own.
    pub(crate) fn ty(&mut self, ty: &Type) {
        if let Type::Path(syn::TypePath { qself: None, path, .. }) = ty
            && path.leading_colon.is_none()
            && let [segment] = path.segments.iter().collect::<Vec<_>>().as_slice()
        {
            match &segment.arguments {
                PathArguments::None => return self.trees.push(segment.ident.clone().into()),
                PathArguments::AngleBracketed(list)
                    if list.colon2_token.is_none() && list.args.len() == 1 =>
                {
                    if let Some(GenericArgument::Type(argument)) = list.args.first() {
                        self.trees.push(segment.ident.clone().into());
                        self.sign('<');
                        self.ty(argument);
                        return self.sign('>');
                    }
                }
                _ => {}
            }
        }
        self.trees(ty.to_token_stream());
    }

    pub(crate) fn finish(mut self) -> TokenStream {
        match self.trees.len() {
            1 => self.trees.pop().map(TokenStream::from).unwrap_or_default(),
            _ => self.trees.into_iter().collect(),
        }
    }
}

impl Write for Flat {
    fn word(&mut self, word: &str) {
        self.word(word);
    }

    fn sign(&mut self, sign: char) {
        self.sign(sign);
    }

    fn words(&mut self, words: &[&str]) {
        self.words(words);
    }

    fn ty(&mut self, ty: &Type) {
        self.ty(ty);
    }

    fn brackets(&mut self, write: impl FnOnce(&mut Self)) {
        let mut inner = Self::new();
        write(&mut inner);
        self.group(Delimiter::Bracket, inner);
    }
}
