//! `raise!(error)`, `raise!(error, from = cause)`, `raise!()`

use std::rc::Rc;

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::Expr;
use syn::visit_mut::VisitMut as _;

use self::message::Message;
use crate::flow::construct::{How, Raised};
use crate::flow::{Again, Construct, Flow, yields};
use crate::support::expression::Message as NotOne;
use crate::support::tokens::{span_of, split_commas};

mod classes;
mod message;

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    crate::attempt::alone(input, within)
}

/// As a part of a walk.
pub(crate) fn within(flow: &mut Flow<'_>, input: TokenStream, place: Span) -> Expr {
    let (_, input) = crate::support::krate::prefix(input);
    let mut parts = split_commas(input).into_iter();
    let Some(error) = parts.next() else { return again(flow, place) };
    let span = Span::mixed_site().located_at(place);
    let from = match parts.next() {
        Some(option) => match from(flow, option, place) {
            Some(cause) => Some(cause),
            None => return yields::placeholder(place),
        },
        None => None,
    };
    if let Some(extra) = parts.find(|part| !part.is_empty()) {
        flow.errors.at(extra, Message::Extra);
        return yields::placeholder(place);
    }
    let Some(error) = parsed(flow, error, place) else { return yields::placeholder(place) };
    let error = made(flow, error, span);
    let private = &flow.private;
    let error = match from {
        None => error,
        Some(Cause::None) => quote_spanned!(span=> #private::uncaused(#error)),
        Some(Cause::Of(cause)) => quote_spanned!(span=> #private::caused(#error, #cause)),
    };
    let context = flow.handled().map(|handling| (Rc::clone(handling), How::Raised));
    flow.offer(Construct::Raise(Raised { span, error, is_converted: false, is_in_case: false, context }))
}

enum Cause {
    None,
    Of(TokenStream),
}

fn parsed(flow: &mut Flow<'_>, tokens: TokenStream, place: Span) -> Option<Expr> {
    match syn::parse2(tokens.clone()) {
        Ok(expression) => Some(expression),
        Err(_) => {
            flow.errors.at_span(span_of(&tokens, place), NotOne::NotAnExpression);
            None
        }
    }
}

/// `from = cause`
fn from(flow: &mut Flow<'_>, option: TokenStream, place: Span) -> Option<Cause> {
    let mut trees = option.clone().into_iter();
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Ident(word)), Some(TokenTree::Punct(sign)))
            if word == "from" && sign.as_char() == '=' =>
        {
            let value: TokenStream = trees.collect();
            if value.to_string() == "None" {
                return Some(Cause::None);
            }
            let cause = parsed(flow, value, word.span())?;
            Some(Cause::Of(made(flow, cause, Span::mixed_site().located_at(word.span()))))
        }
        _ => {
            flow.errors.at_span(span_of(&option, place), Message::NoOption);
            None
        }
    }
}

/// The error as a value. What is called by the name of a class makes an exception of it.
fn made(flow: &mut Flow<'_>, mut error: Expr, span: Span) -> TokenStream {
    let private = flow.private.clone();
    match &mut error {
        Expr::Path(path) if classes::is_builtin(path) => {
            let class = path.to_token_stream();
            return quote_spanned!(span=> #private::exception_of::<#class, 0>([]));
        }
        Expr::Call(call) => {
            if let Expr::Path(path) = &*call.func
                && (classes::is_builtin(path) || call.args.is_empty() && classes::is_class(path))
            {
                let class = path.to_token_stream();
                call.args.iter_mut().for_each(|argument| flow.visit_expr_mut(argument));
                let arguments = call.args.iter();
                return match call.args.len() {
                    1 => quote_spanned!(span=> #private::exception::<#class>(#(#arguments),*)),
                    count => quote_spanned! {span=>
                        #private::exception_of::<#class, #count>([#(::core::convert::From::from(#arguments)),*])
                    },
                };
            }
        }
        _ => {}
    }
    flow.visit_expr_mut(&mut error);
    quote!(#error)
}

/// `raise!()`
fn again(flow: &mut Flow<'_>, place: Span) -> Expr {
    let Some(handling) = flow.handled().cloned() else {
        flow.errors.at_span(place, Message::NothingHandled);
        return yields::placeholder(place);
    };
    let span = Span::mixed_site().located_at(place);
    handling.borrow_mut().is_raised_again = true;
    let again = handling.borrow().again.clone();
    let error = match again {
        Again::Handled => {
            let (private, name) = (&flow.private, handling.borrow_mut().used());
            quote_spanned!(span=> #private::again(&#name))
        }
        Again::Value(value) => value,
    };
    flow.offer(Construct::Raise(Raised {
        span,
        error,
        is_converted: false,
        is_in_case: false,
        context: None,
    }))
}
