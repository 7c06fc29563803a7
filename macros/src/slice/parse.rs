//! The grammar: up to three expressions between colons, after an optional `crate = path;`.

use proc_macro2::{Span, TokenStream, TokenTree};

use crate::support::{krate, tokens};

/// The parts between the colons, and the first colon too many.
pub(crate) struct Parts {
    /// Where the whole stands, for what is missing.
    pub(crate) span: Span,
    pub(crate) krate: Option<TokenStream>,
    pub(crate) parts: Vec<TokenStream>,
    pub(crate) extra_colon: Option<Span>,
}

/// Splits at every colon that is not inside a group. `::` is two colons, as it is in Python: `slice!(n::2)`.
pub(crate) fn parse(input: TokenStream) -> Parts {
    let span = tokens::span_of(&input, Span::call_site());
    let (krate, input) = krate::prefix(input);
    let mut parts = vec![TokenStream::new()];
    let mut extra_colon = None;
    for tree in input {
        match &tree {
            TokenTree::Punct(colon) if colon.as_char() == ':' => {
                if parts.len() == 3 {
                    extra_colon.get_or_insert(colon.span());
                }
                parts.push(TokenStream::new());
            }
            _ => parts.last_mut().expect("there is always a part").extend([tree]),
        }
    }
    Parts { span, krate, parts, extra_colon }
}
