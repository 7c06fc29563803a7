//! `#[kwargs]`

mod expand;
mod message;
mod model;
mod parse;

use proc_macro2::TokenStream;

use crate::support::errors::Errors;

pub(crate) fn expand(options: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::new();
    let krate = parse::options(options, &mut errors);
    let mut tokens = match parse::item(item.clone()) {
        parse::Item::Function(function) => {
            let function = model::function(*function, None, false, &mut errors);
            expand::function(&krate, &function)
        }
        parse::Item::Impl(block) => {
            let block = model::block(block, &mut errors);
            expand::block(&krate, &block)
        }
        parse::Item::Other(span) => {
            errors.at_span(span, message::Message::NotCallable);
            item
        }
    };
    tokens.extend(errors.finish());
    tokens
}
