//! What becomes of a `yield` in a generator, and of what leaves its body.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Expr, Lifetime};

use super::message::Message;
use super::model::{Types, Uses};
use crate::flow::{Answer, Client, Construct, yields};
use crate::support::errors::Errors;
use crate::support::krate::Krate;

/// The client of a generator's body.
pub(crate) struct Body<'a> {
    private: TokenStream,
    /// None for a block, whose types are inferred.
    types: Option<&'a Types>,
    /// What there was so far.
    pub(crate) uses: Uses,
}

/// The name of the token in an expansion.
pub(super) fn token() -> Ident {
    Ident::new("__token", Span::mixed_site())
}

/// The label of the body.
pub(super) fn label(span: Span) -> Lifetime {
    Lifetime::new("'__generator", span)
}

impl<'a> Body<'a> {
    pub(crate) fn new(krate: &Krate, types: Option<&'a Types>) -> Self {
        Body { private: quote!(#krate::__private::generator), types, uses: Uses::default() }
    }

    /// Waits for a leaf, and raises what it raises. The jump is never taken: in another closure or `async` block it would not
    /// compile, and there the leaf must not be.
    fn wait(&self, span: Span, before: &TokenStream, leaf: &TokenStream) -> Expr {
        let (label, private) = (label(span), &self.private);
        Expr::Verbatim(quote_spanned! {span=> {
            #before
            if false {
                break #label #private::never();
            }
            match #leaf.await {
                ::core::result::Result::Ok(__sent) => __sent,
                ::core::result::Result::Err(__raised) => return ::core::result::Result::Err(__raised),
            }
        }})
    }

    fn give(&self, span: Span, value: Option<Expr>) -> Expr {
        let (token, value) = (token(), value.map_or_else(|| quote!(()), |value| quote!(#value)));
        let ty = self.types.map(|types| &types.yielded).map(|ty| quote!(: #ty));
        let before = quote_spanned!(span=> let __value #ty = #value;);
        self.wait(span, &before, &quote_spanned!(span=> #token.give(__value)))
    }

    fn delegate(&self, span: Span, value: Expr, is_touched: bool) -> Expr {
        let (private, token) = (&self.private, token());
        let (arguments, call) = apart(value, is_touched);
        let names: Vec<Ident> =
            (0..arguments.len()).map(|index| Ident::new(&format!("__{index}"), span)).collect();
        let call = call.map_or_else(|| quote!(#(#names)*), |call| call(&names));
        let before = quote_spanned! {span=>
            #[allow(unused_imports)]
            use #private::{FromAlien as _, FromIterable as _, FromMute as _, FromOther as _, FromSame as _};
            let __call = #private::call(#token, (#(#arguments,)*), |(#(#names,)*)| #call);
            let __way = (&&&&&__call.route()).way();
        };
        self.wait(span, &before, &quote_spanned!(span=> __way.take(__call)))
    }

    fn returned(&self, span: Span, value: Option<Expr>) -> TokenStream {
        let value = value.map_or_else(|| quote!(()), |value| quote!(#value));
        let ty = self.types.map_or_else(|| quote!(()), |types| types.returned.clone());
        quote_spanned!(span=> return { let __returned: #ty = #value; ::core::result::Result::Ok(__returned) })
    }

    fn question(&self, span: Span, value: &Expr) -> TokenStream {
        let private = &self.private;
        quote_spanned! {span=>
            match #value {
                ::core::result::Result::Ok(__value) => __value,
                ::core::result::Result::Err(__error) => return ::core::result::Result::Err(
                    #private::Raise::Throw(::core::convert::From::from(__error)),
                ),
            }
        }
    }
}

impl Client for Body<'_> {
    fn rewrite(&mut self, construct: Construct, errors: &mut Errors) -> Answer {
        let site = |span: Span| Span::mixed_site().located_at(span);
        Answer::Becomes(match construct {
            Construct::Yield { span, value } => {
                self.uses.yields = true;
                self.give(site(span), value)
            }
            Construct::YieldFrom { span, value, touched } => {
                self.uses = Uses { yields: true, delegates: true };
                self.delegate(site(span), value, touched)
            }
            Construct::Question { span, value } => {
                if self.types.is_none_or(|types| types.error.is_none()) {
                    errors.at_span(span, Message::NoError);
                    return Answer::Becomes(yields::placeholder(span));
                }
                Expr::Verbatim(self.question(site(span), &value))
            }
            Construct::Return { span, value } => Expr::Verbatim(self.returned(site(span), value)),
            Construct::Await { span, .. } => {
                errors.at_span(span, Message::SyncAwait);
                yields::placeholder(span)
            }
            other => return Answer::Passed(other),
        })
    }
}

type CallOf = Box<dyn Fn(&[Ident]) -> TokenStream>;

/// What is delegated to as a call and its arguments, so that the call can come last: what waits for it need not hold what it makes.
/// Without a call it is one argument.
fn apart(value: Expr, is_touched: bool) -> (Vec<Expr>, Option<CallOf>) {
    match value {
        Expr::Call(call) if matches!(*call.func, Expr::Path(_)) => {
            let function = call.func;
            (call.args.into_iter().collect(), Some(Box::new(move |names| quote!(#function(#(#names),*)))))
        }
        // The receiver is read later: nothing in it may leave the body.
        Expr::MethodCall(call) if !is_touched && is_place(&call.receiver) => {
            let (receiver, method, turbofish) = (call.receiver, call.method, call.turbofish);
            let of = move |names: &[Ident]| quote!(#receiver.#method #turbofish(#(#names),*));
            (call.args.into_iter().collect(), Some(Box::new(of)))
        }
        Expr::Paren(inner) => apart(*inner.expr, is_touched),
        Expr::Group(inner) => apart(*inner.expr, is_touched),
        value => (vec![value], None),
    }
}

/// Whether the expression names something that lives longer than the statement.
fn is_place(expression: &Expr) -> bool {
    match expression {
        Expr::Path(_) => true,
        Expr::Field(field) => is_place(&field.base),
        Expr::Paren(inner) => is_place(&inner.expr),
        Expr::Group(inner) => is_place(&inner.expr),
        Expr::Unary(unary) => matches!(unary.op, syn::UnOp::Deref(_)) && is_place(&unary.expr),
        _ => false,
    }
}
