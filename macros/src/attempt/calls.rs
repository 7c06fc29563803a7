//! Whether a block calls code of others: such code may ask what is being handled.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Macros that call nothing but what stands in their input.
const TRANSPARENT: &[&str] = &[
    "raise",
    "attempt",
    "format",
    "format_args",
    "print",
    "println",
    "eprint",
    "eprintln",
    "write",
    "writeln",
    "vec",
    "panic",
    "unreachable",
    "todo",
    "matches",
    "assert",
    "assert_eq",
    "assert_ne",
    "yield_",
];

/// Words that may stand before parentheses.
const KEYWORDS: &[&str] =
    &["if", "match", "while", "in", "return", "break", "let", "else", "mut", "ref", "as", "move", "yield"];

/// What stands before.
enum Last {
    Other,
    Name(String),
    /// A name and a `!`.
    Macro(String),
    Group,
}

/// Whether anything in the tokens may be a call. That of a class, or of a variant, is none.
pub(super) fn any(tokens: &TokenStream) -> bool {
    let mut last = Last::Other;
    for tree in tokens.clone() {
        last = match (tree, last) {
            (TokenTree::Group(group), last) => {
                let is_call = match last {
                    Last::Macro(name) => !TRANSPARENT.contains(&&*name),
                    _ if group.delimiter() != Delimiter::Parenthesis => false,
                    Last::Name(name) => !name.starts_with(char::is_uppercase) && !KEYWORDS.contains(&&*name),
                    Last::Group => true,
                    Last::Other => false,
                };
                if is_call || any(&group.stream()) {
                    return true;
                }
                Last::Group
            }
            (TokenTree::Ident(word), last) => {
                let word = word.to_string();
                // A loop asks for items, and these for the next step of something. `yield from` is written `yield return` here.
                let is_step = match &*word {
                    "for" | "await" => true,
                    "return" => matches!(last, Last::Name(name) if name == "yield"),
                    _ => false,
                };
                if is_step {
                    return true;
                }
                Last::Name(word)
            }
            (TokenTree::Punct(sign), Last::Name(name)) => match sign.as_char() {
                '!' => Last::Macro(name),
                // `f::<T>(…)`
                ':' | '<' | '>' | ',' => Last::Name(name),
                _ => Last::Other,
            },
            _ => Last::Other,
        };
    }
    false
}
