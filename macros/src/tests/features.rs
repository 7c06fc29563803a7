//! What is said where a feature is off.

#![cfg(not(feature = "regex"))]

use quote::quote;

use super::{items, snapshot};

#[test]
fn a_pattern_needs_regex() {
    let item = quote!(
        struct Word(#[field(pattern("^a"))] String);
    );
    snapshot!("features-no-regex", errors(crate::fields::expand(item)));
}

/// The errors alone: what is generated besides has tests of its own.
fn errors(tokens: proc_macro2::TokenStream) -> String {
    let text = items(tokens);
    let start = text.find("::core::compile_error!").unwrap_or(text.len());
    text[start..].to_owned()
}
