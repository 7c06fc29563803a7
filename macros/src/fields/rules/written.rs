//! Tokens as the user wrote them, for people to read.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};

use crate::support::tokens;
/// Tokens as they were probably written: without the spaces that printing them adds around punctuation.
pub(in crate::fields) fn compact(tokens: &TokenStream) -> String {
    let mut text = String::new();
    write_compact(tokens.clone(), &mut text);
    text
}

fn write_compact(tokens: TokenStream, text: &mut String) {
    use core::fmt::Write as _;

    use proc_macro2::Delimiter;

    for tree in tokens {
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{ ", " }"),
                    Delimiter::None => ("", ""),
                };
                text.push_str(open);
                write_compact(group.stream(), text);
                text.push_str(close);
            }
            TokenTree::Punct(punct) => {
                text.push(punct.as_char());
                if punct.as_char() == ',' {
                    text.push(' ');
                }
            }
            word => {
                if text.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '"') {
                    text.push(' ');
                }
                let _ = write!(text, "{word}");
            }
        }
    }
}

/// A `self` of the user's, as the generated methods know it: inside a `macro_rules!` it would be another one.
pub(in crate::fields) fn with_our_self(tokens: TokenStream) -> TokenStream {
    tokens
        .into_iter()
        .map(|tree| match tree {
            TokenTree::Ident(ident) if ident == "self" => {
                Ident::new("self", Span::call_site().located_at(ident.span())).into()
            }
            TokenTree::Group(group) => tokens::regroup(&group, with_our_self(group.stream())).into(),
            tree => tree,
        })
        .collect()
}
