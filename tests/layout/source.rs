//! Reading Rust, as far as its tokens say.

use std::collections::BTreeSet;
use std::iter::Peekable;

use proc_macro2::token_stream::IntoIter;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The tokens of a file.
pub(crate) fn tokens(text: &str) -> TokenStream {
    text.parse().unwrap_or_else(|error| panic!("not Rust: {error}\n{text}"))
}

/// Every word and literal of a file that is not in a comment.
pub(crate) fn words(text: &str) -> BTreeSet<String> {
    fn collect(tokens: TokenStream, found: &mut BTreeSet<String>) {
        for tree in tokens {
            match tree {
                TokenTree::Group(group) => collect(group.stream(), found),
                TokenTree::Punct(_) => {}
                word => {
                    found.insert(word.to_string());
                }
            }
        }
    }
    let mut found = BTreeSet::new();
    collect(tokens(text), &mut found);
    found
}

/// The functions under `#[test]`, each with the path of the inline modules around it. Those that a macro such as `proptest!`
/// is given are found, those that a macro makes up are not.
pub(crate) fn tests(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(tokens(text), "", &mut found);
    found
}

fn collect(tokens: TokenStream, path: &str, found: &mut BTreeSet<String>) {
    let mut is_test = false;
    let mut trees = tokens.into_iter().peekable();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Punct(hash) if hash.as_char() == '#' => {
                is_test |= attribute(&mut trees).is_some_and(|attribute| attribute == "test");
            }
            TokenTree::Ident(word) if word == "fn" => {
                let name = trees.next().map(|name| name.to_string()).unwrap_or_default();
                if core::mem::take(&mut is_test) {
                    found.insert(format!("{path}{name}"));
                }
            }
            TokenTree::Ident(word) if word == "mod" => {
                let name = trees.next().map(|name| name.to_string()).unwrap_or_default();
                if let Some(TokenTree::Group(body)) = trees.next() {
                    collect(body.stream(), &format!("{path}{name}::"), found);
                }
            }
            TokenTree::Group(group) => collect(group.stream(), path, found),
            _ => {}
        }
    }
}

/// What stands in the brackets after a `#`.
fn attribute(trees: &mut Peekable<IntoIter>) -> Option<String> {
    match trees
        .next_if(|tree| matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket))?
    {
        TokenTree::Group(group) => Some(group.stream().to_string()),
        _ => None,
    }
}

#[test]
fn tests_are_found_in_depth() {
    let text = "
        fn not_one() {}
        /// Words.
        #[test] #[should_panic] fn one() {}
        mod inner { mod deep { #[test] pub(crate) fn two() {} } fn neither() {} }
        proptest! { #[test] fn three(x in 0..5) {} }
    ";
    assert_eq!(tests(text).into_iter().collect::<Vec<_>>(), ["inner::deep::two", "one", "three"]);
}
