//! `#[generator]`: a function of `generators!`, with `yield_!` and `yield_from!` for what plain Rust does not have.

use proc_macro2::TokenStream;
use quote::ToTokens as _;

use crate::generators::message::Message;
use crate::generators::model::Need;
use crate::support::errors::Errors;
use crate::support::krate::Krate;
use crate::support::options::Options;

pub(crate) fn expand(options: TokenStream, item: TokenStream) -> TokenStream {
    attribute("generator", Need::Generator, options, item)
}

/// One of the attributes for a function of `generators!`.
pub(crate) fn attribute(name: &str, need: Need, options: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::new();
    let krate = krate(name, options, &mut errors);
    let mut tokens = match syn::parse2::<syn::Item>(item.clone()) {
        Ok(item @ syn::Item::Fn(_)) => crate::generators::one(&krate, item, need, &mut errors),
        _ => match syn::parse2::<syn::TraitItemFn>(item.clone()) {
            Ok(function) => crate::generators::declaration(&krate, function, need, &mut errors),
            Err(_) => {
                errors.at_span(head(&item), Message::NotAFunction { name: name.to_owned() });
                item
            }
        },
    };
    tokens.extend(errors.finish());
    tokens
}

fn krate(name: &str, options: TokenStream, errors: &mut Errors) -> Krate {
    if options.is_empty() {
        return Krate::default();
    }
    let mut given = Options::default();
    given.add(options, &format!("option of `#[{name}]`"), &["crate"], errors);
    given.take_krate(errors)
}

/// What to point at: the first word of the item.
fn head(item: &TokenStream) -> proc_macro2::Span {
    item.to_token_stream().into_iter().next().map_or_else(proc_macro2::Span::call_site, |tree| tree.span())
}
