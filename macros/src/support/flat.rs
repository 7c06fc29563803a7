//! Tokens in one list. A user's build runs this crate unoptimised, and every stream that is made, cloned or dropped is a message to
//! the compiler: what is expanded often is written as a list and sent once.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};

pub(crate) struct Flat {
    trees: Vec<TokenTree>,
    span: Span,
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

    pub(crate) fn finish(self) -> TokenStream {
        self.trees.into_iter().collect()
    }
}
