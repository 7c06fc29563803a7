//! Tokens in one list. A user's build runs this crate unoptimised, and every stream that is made, cloned or dropped is a message to
//! the compiler: a call is written as a list and sent once.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};

pub(super) struct Flat {
    trees: Vec<TokenTree>,
    span: Span,
}

impl Flat {
    pub(super) fn new() -> Self {
        Self { trees: Vec::with_capacity(16), span: Span::call_site() }
    }

    pub(super) fn trees(&mut self, trees: impl IntoIterator<Item = TokenTree>) {
        self.trees.extend(trees);
    }

    pub(super) fn word(&mut self, word: &str) {
        self.trees.push(Ident::new(word, self.span).into());
    }

    pub(super) fn sign(&mut self, sign: char) {
        self.trees.push(Punct::new(sign, Spacing::Alone).into());
    }

    /// `::core::a::b`
    pub(super) fn core(&mut self, words: &[&str]) {
        self.colons();
        self.word("core");
        self.words(words);
    }

    /// `::a::b`
    pub(super) fn words(&mut self, words: &[&str]) {
        for word in words {
            self.colons();
            self.word(word);
        }
    }

    pub(super) fn colons(&mut self) {
        self.trees.push(Punct::new(':', Spacing::Joint).into());
        self.sign(':');
    }

    pub(super) fn parens(&mut self, inner: Self) {
        self.group(Delimiter::Parenthesis, inner);
    }

    pub(super) fn group(&mut self, delimiter: Delimiter, inner: Self) {
        self.trees.push(Group::new(delimiter, inner.finish()).into());
    }

    pub(super) fn finish(self) -> TokenStream {
        self.trees.into_iter().collect()
    }
}
