//! Finding our attributes on what the user wrote.

use proc_macro2::{Span, TokenStream};
use syn::spanned::Spanned as _;

use super::errors::Errors;

/// One of our attributes: its name's span, and what stands in its parentheses.
pub(crate) struct Found {
    pub(crate) span: Span,
    pub(crate) args: TokenStream,
}

/// Every `#[name(…)]` in `attrs`. Another form of the same attribute (`#[name]`, `#[name = …]`) is reported with `usage`,
/// which shows the form to write.
pub(crate) fn find(attrs: &[syn::Attribute], name: &str, usage: &str, errors: &mut Errors) -> Vec<Found> {
    let mut found = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident(name)) {
        match &attr.meta {
            syn::Meta::List(list) => found.push(Found { span: list.path.span(), args: list.tokens.clone() }),
            other => errors.at(other, Form::Parentheses { name: name.to_owned(), usage: usage.to_owned() }),
        }
    }
    found
}

/// The doc comment of an item, lines joined, each without the space that `///` puts before it.
pub(crate) fn docs(attrs: &[syn::Attribute]) -> String {
    let mut text = String::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("doc")) {
        if let syn::Meta::NameValue(pair) = &attr.meta
            && let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(line), .. }) = &pair.value
        {
            let line = line.value();
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(line.strip_prefix(' ').unwrap_or(&line).trim_end());
        }
    }
    text
}

messages! {
    /// What is wrong with the form of an attribute.
    pub(crate) enum Form {
        Parentheses { name, usage } => "`{name}` takes its arguments in parentheses", help: "write `{usage}`";
    }
}
