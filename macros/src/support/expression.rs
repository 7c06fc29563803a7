//! Expressions that are handed on as they were written.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::quote;

use super::errors::Errors;
use super::tokens;

/// The tokens, if they are one expression; else that is reported, at the tokens or, where there are none, at `place`.
///
/// What is no expression would make the whole expansion unparsable, and rustc would blame the macro.
pub(crate) fn expression(tokens: TokenStream, place: Span, errors: &mut Errors) -> Option<TokenStream> {
    // Most are one literal, and syn is slow where it is not optimised.
    if is_literal(&tokens) || is_expression(&tokens) {
        return Some(tokens);
    }
    errors.at_span(tokens::span_of(&tokens, place), Message::NotAnExpression);
    None
}

fn is_literal(tokens: &TokenStream) -> bool {
    let mut trees = tokens.clone().into_iter();
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Literal(_)), None) => true,
        (Some(TokenTree::Ident(word)), None) => matches!(word.to_string().as_str(), "true" | "false"),
        _ => false,
    }
}

/// Without all of syn an expression cannot be parsed, but syn can tell where one ends: it has to for the discriminant of a
/// variant. It scans one that it does not know; before `return` it knows none, else it would stop at the `..` of a range.
fn is_expression(tokens: &TokenStream) -> bool {
    // A path may begin with these; alone they are nothing, though a grammar may let them pass.
    let root = tokens::flatten(tokens.clone());
    let alone = matches!(root.as_slice(), [TokenTree::Ident(ident)] if ident == "crate" || ident == "super");
    // After `return` an operator between two operands would be read as one of a value that is not there.
    let headless =
        matches!(root.first(), Some(TokenTree::Punct(sign)) if "=+/%^?@~".contains(sign.as_char()));
    !tokens.is_empty()
        && !alone
        && !headless
        && syn::parse2::<syn::Variant>(quote!(V = return #tokens)).is_ok()
}

messages! {
    /// What is wrong with an expression.
    pub(crate) enum Message {
        NotAnExpression => "this is not an expression", help: "write one value, such as `18` or `f(x) + 1`";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_told_from_other_tokens() {
        for good in [
            "1",
            "a + b",
            "..=4",
            "|x| x + 1",
            "if a { b } else { c }",
            "f::<A, B>(c)?",
            "S { a: 1 }",
            "vec![1; 2]",
        ] {
            assert!(is_expression(&good.parse().unwrap()), "{good}");
        }
        for bad in [
            "",
            "a b",
            "a,",
            "a, b",
            "+",
            "let",
            "fn f() {}",
            "1 +",
            "a;",
            "crate",
            "= a",
            "== a",
            "+ a",
            "? a",
        ] {
            assert!(!is_expression(&bad.parse().unwrap()), "{bad}");
        }
    }
}
