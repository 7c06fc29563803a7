//! Code that is written as text, with the user's tokens between. A user's build runs this crate unoptimised: a token that is made here
//! and sent to the compiler costs several times what the compiler needs to read it, and doc comments stay doc comments.

use std::str::FromStr as _;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree, token_stream};

use syn::Type;

use super::flat::Flat;
use super::types;
use super::write::Write;

#[derive(Default)]
pub(crate) struct Code {
    /// All of the text, each piece of it in braces, so that it is read at once and taken apart again.
    text: String,
    pieces: Vec<Piece>,
}

enum Piece {
    /// The next braces of the text.
    Text,
    Tokens(Flat),
    Group(Delimiter, Vec<Piece>),
}

impl Code {
    /// Text with every bracket closed. It stands where the macro was called.
    pub(crate) fn text(&mut self, text: &str) {
        if !matches!(self.pieces.last(), Some(Piece::Text)) {
            self.pieces.push(Piece::Text);
            self.text.push_str(if self.text.is_empty() { "{" } else { "}{" });
        }
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// Where the next tokens are written, as the user has them.
    pub(crate) fn tokens(&mut self) -> &mut Flat {
        if !matches!(self.pieces.last(), Some(Piece::Tokens(_))) {
            self.pieces.push(Piece::Tokens(Flat::new()));
        }
        match self.pieces.last_mut() {
            Some(Piece::Tokens(tokens)) => tokens,
            _ => unreachable!("it was pushed"),
        }
    }

    /// Braces around what `write` writes.
    pub(crate) fn braces<T>(&mut self, write: impl FnOnce(&mut Self) -> T) -> T {
        self.group(Delimiter::Brace, ['{', '}'], write)
    }

    /// Parentheses around what `write` writes.
    pub(crate) fn parens<T>(&mut self, write: impl FnOnce(&mut Self) -> T) -> T {
        self.group(Delimiter::Parenthesis, ['(', ')'], write)
    }

    fn group<T>(
        &mut self,
        delimiter: Delimiter,
        [open, close]: [char; 2],
        write: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let (before, start) = (core::mem::take(&mut self.pieces), self.text.len());
        let written = write(self);
        let inner = core::mem::replace(&mut self.pieces, before);
        match inner.as_slice() {
            [] | [Piece::Text] => {
                // Text alone is text with brackets around it.
                let inner = self.text.split_off(start);
                let inner = inner.strip_prefix('}').unwrap_or(&inner);
                let inner = inner.strip_prefix('{').unwrap_or(inner);
                self.text(&format!("{open}{inner}{close}"));
            }
            _ => self.pieces.push(Piece::Group(delimiter, inner)),
        }
        written
    }

    pub(crate) fn finish(mut self) -> TokenStream {
        if !self.text.is_empty() {
            self.text.push('}');
        }
        assemble(self.pieces, &mut lex(&self.text).into_iter())
    }
}

impl Write for Code {
    fn word(&mut self, word: &str) {
        self.text(word);
    }

    fn sign(&mut self, sign: char) {
        self.text(sign.encode_utf8(&mut [0; 4]));
    }

    fn words(&mut self, words: &[&str]) {
        for word in words {
            self.text("::");
            self.text(word);
        }
    }

    /// One that stands for itself wherever it is written is text.
    fn ty(&mut self, ty: &Type) {
        match types::primitive(ty) {
            Some(name) => self.text(&name),
            None => self.tokens().ty(ty),
        }
    }

    fn brackets(&mut self, write: impl FnOnce(&mut Self)) {
        self.group(Delimiter::Bracket, ['[', ']'], write);
    }
}

/// Puts the pieces together. `texts` are the pieces of text, in order.
fn assemble(pieces: Vec<Piece>, texts: &mut token_stream::IntoIter) -> TokenStream {
    let (mut streams, mut run) = (Vec::with_capacity(pieces.len()), None::<Flat>);
    for piece in pieces {
        match piece {
            Piece::Text => {
                streams.extend(run.take().map(Flat::finish));
                if let Some(TokenTree::Group(text)) = texts.next() {
                    streams.push(text.stream());
                }
            }
            Piece::Tokens(tokens) => match &mut run {
                Some(run) => run.list(&tokens),
                None => run = Some(tokens),
            },
            Piece::Group(delimiter, inner) => {
                let group = Group::new(delimiter, assemble(inner, texts));
                run.get_or_insert_with(Flat::new).trees([group.into()]);
            }
        }
    }
    streams.extend(run.map(Flat::finish));
    streams.into_iter().collect()
}

/// The tokens of a text of ours.
fn lex(text: &str) -> TokenStream {
    const OURS: &str = "the text is ours, and lexes";
    if proc_macro::is_available() {
        // By way of proc_macro2 it would be read twice, once to see that it can be.
        return proc_macro::TokenStream::from_str(text).expect(OURS).into();
    }
    TokenStream::from_str(text).expect(OURS)
}

#[cfg(test)]
mod tests {
    use quote::{format_ident, quote};

    use super::*;

    #[test]
    fn pieces_keep_their_order() {
        let mut code = Code::default();
        code.text("fn");
        code.tokens().ident(&format_ident!("f"));
        code.parens(|code| {
            code.text("self, x:");
            code.tokens().trees(quote!(A<B>));
        });
        code.text("->");
        code.tokens().trees(quote!(C));
        code.braces(|code| {
            code.braces(|_| ());
            code.text("x.into() // comment");
            code.tokens().trees(quote!(.y));
        });
        assert_eq!(
            code.finish().to_string(),
            quote!(
                fn f(self, x: A<B>) -> C {
                    {}
                    x.into().y
                }
            )
            .to_string()
        );
    }

    #[test]
    fn nothing_is_nothing() {
        assert!(Code::default().finish().is_empty());
    }
}
