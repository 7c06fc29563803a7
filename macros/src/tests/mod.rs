//! Expansion snapshots per macro, and what holds of all of them.

use proc_macro2::TokenStream;

mod attempt;
mod attr;
mod call;
mod comprehensions;
mod features;
mod fields;
mod generators;
mod kwargs;
mod messages;
mod mutations;
mod namedtuple;
mod properties;
mod property;
mod slice;
mod with;

/// What a macro makes of an item, formatted.
pub(crate) fn items(tokens: TokenStream) -> String {
    let text = tokens.to_string();
    match syn::parse2(tokens) {
        Ok(file) => prettyplease::unparse(&file),
        Err(error) => panic!("the expansion does not parse: {error}\n{text}"),
    }
}

/// What a macro makes where an expression stands, formatted.
pub(crate) fn expression(tokens: TokenStream) -> String {
    items(quote::quote!(fn main() { let _ = #tokens; }))
}

/// Compares an expansion with its snapshot `<name>.snap`.
macro_rules! snapshot {
    ($name:literal, $expansion:expr) => {
        ::insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "snapshots" }, {
            ::insta::assert_snapshot!($name, $expansion);
        })
    };
}
pub(crate) use snapshot;
