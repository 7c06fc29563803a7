//! What becomes of a `yield` in a generator, and of what leaves its body.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::{Block, Expr, Lifetime};

use super::message::Message;
use super::model::{Types, Uses};
use crate::flow::construct::Ways;
use crate::flow::{Answer, Client, Construct, Errs, Holds, yields};
use crate::support::errors::Errors;
use crate::support::krate::Krate;
use crate::support::tokens::{any_name, span_of};

/// The client of a generator's body.
pub(crate) struct Body<'a> {
    private: TokenStream,
    attempt: TokenStream,
    /// None for a block, whose types are inferred.
    types: Option<&'a Types>,
    /// What there was so far.
    pub(crate) uses: Uses,
    /// Whether something is to be done when it is closed, though no error says so.
    cleans: bool,
}

/// What a body waits for.
enum Leaf {
    Gives(TokenStream),
    Delegates(TokenStream),
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
    pub(crate) fn new(krate: &Krate, types: Option<&'a Types>, body: &Block) -> Self {
        let has_error = types.is_some_and(|types| types.error.is_some());
        let tries = any_name(&body.to_token_stream(), &mut |name| name == "attempt");
        let (cleans, catches) = (!has_error && tries, has_error && tries);
        Body {
            private: quote!(#krate::__private::generator),
            attempt: quote!(#krate::__private::attempt),
            types,
            uses: Uses { cleans, catches, ..Uses::default() },
            cleans,
        }
    }

    /// Waits for a leaf, and raises what it raises. The jump is never taken: in another closure or `async` block it would not
    /// compile, and there the leaf must not be.
    fn wait(&self, span: Span, before: &TokenStream, leaf: &Leaf, ways: Option<Box<Ways>>) -> Expr {
        let (leaf, within) = match leaf {
            Leaf::Gives(leaf) => (leaf, quote_spanned!(span=> within)),
            Leaf::Delegates(leaf) => (leaf, quote_spanned!(span=> delegating_within)),
        };
        let (label, private, token) = (label(span), &self.private, token());
        let ways = ways.map(|ways| *ways);
        let around = ways.as_ref().and_then(|ways| ways.around.clone());
        let (leaf, arms) = match (ways, self.has_error()) {
            (None, false) if self.cleans => {
                let exit = self.exit(span);
                (quote_spanned!(span=> #token.or_exit(#leaf)), quote_spanned!(span=> _ => #exit))
            }
            (Some(ways), false) => {
                let exit = ways.exit;
                (quote_spanned!(span=> #token.or_exit(#leaf)), quote_spanned!(span=> _ => #exit))
            }
            (Some(Ways { error, is_thrown, is_noted, raise: Some(raise), exit, .. }), true) => {
                let err = quote_spanned!(span=> ::core::result::Result::Err);
                let (throw, exited) = (
                    quote_spanned!(span=> #private::Raise::Throw(#error)),
                    quote_spanned!(span=> #private::Raise::Exit),
                );
                match is_noted {
                    false => {
                        (leaf.clone(), quote_spanned!(span=> #err(#throw) => #raise, #err(#exited) => #exit))
                    }
                    true => (
                        quote_spanned!(span=> #token.noted(#leaf)),
                        quote_spanned!(span=> #err((#throw, #is_thrown)) => #raise, #err((#exited, _)) => #exit),
                    ),
                }
            }
            _ => (
                leaf.clone(),
                quote_spanned! {span=>
                    ::core::result::Result::Err(__raised) => return ::core::result::Result::Err(__raised)
                },
            ),
        };
        let leaf = match around {
            // What is lent stays where it is, which the other form does not promise.
            Some(around) if self.is_manager() => {
                let attempt = &self.attempt;
                quote_spanned!(span=> #attempt::waiting(#around, #leaf))
            }
            Some(around) => quote_spanned!(span=> #token.#within(#around, #leaf)),
            None => leaf,
        };
        Expr::Verbatim(quote_spanned! {span=> {
            #before
            if false {
                break #label #private::never();
            }
            match #leaf.await {
                ::core::result::Result::Ok(__sent) => __sent,
                #arms,
            }
        }})
    }

    fn is_async(&self) -> bool {
        self.types.is_some_and(|types| types.is_async)
    }

    fn is_manager(&self) -> bool {
        self.types.is_some_and(|types| types.manager.is_some())
    }

    fn no_error(&self) -> Message {
        if self.is_manager() { Message::ManagerNoError } else { Message::NoError }
    }

    fn has_error(&self) -> bool {
        self.types.is_some_and(|types| types.error.is_some())
    }

    /// Ends the body that is being closed. One that has no errors to end with waits to be dropped.
    fn exit(&self, span: Span) -> TokenStream {
        let (label, private, token) = (label(span), &self.private, token());
        match self.has_error() {
            true => quote_spanned!(span=> return ::core::result::Result::Err(#private::Raise::Exit)),
            false => quote_spanned! {span=> {
                if false {
                    break #label #private::never();
                }
                #token.exit().await
            }},
        }
    }

    fn give(&self, span: Span, value: Option<Expr>, ways: Option<Box<Ways>>) -> Expr {
        let (token, value) = (token(), Construct::value_or_unit(value));
        if self.is_manager() {
            // A value of another type is to be blamed, and not the `yield`.
            let lent = Ident::new("__value", span.located_at(span_of(&value, span)));
            let before = quote_spanned!(span=> let __value = #value;);
            let leaf = Leaf::Gives(quote_spanned!(span=> #token.lend(#lent, |_, __value| __value)));
            return self.wait(span, &before, &leaf, ways);
        }
        let ty = self.types.map(|types| &types.yielded).map(|ty| quote!(: #ty));
        let before = quote_spanned!(span=> let __value #ty = #value;);
        self.wait(span, &before, &Leaf::Gives(quote_spanned!(span=> #token.give(__value))), ways)
    }

    fn delegate(&self, span: Span, value: Expr, is_touched: bool, ways: Option<Box<Ways>>) -> Expr {
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
        self.wait(span, &before, &Leaf::Delegates(quote_spanned!(span=> __way.take(__call))), ways)
    }

    fn returned(&self, span: Span, value: Option<Expr>) -> TokenStream {
        let value = Construct::value_or_unit(value);
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
            Construct::Yield { span, value, ways } => {
                self.uses.yields = true;
                self.uses.cleans |= ways.is_some();
                self.uses.swallows |= ways.as_ref().is_some_and(|ways| ways.may_end);
                self.give(site(span), value, ways)
            }
            Construct::YieldFrom { span, .. } if self.is_manager() => {
                errors.at_span(span, Message::ManagerYieldFrom);
                yields::placeholder(span)
            }
            Construct::YieldFrom { span, .. } if self.is_async() => {
                errors.at_span(span, Message::AsyncYieldFrom);
                yields::placeholder(span)
            }
            Construct::YieldFrom { span, value, touched, ways } => {
                (self.uses.yields, self.uses.delegates) = (true, true);
                self.uses.cleans |= ways.is_some();
                self.delegate(site(span), value, touched, ways)
            }
            Construct::Question { span, .. } if !self.has_error() => {
                errors.at_span(span, self.no_error());
                yields::placeholder(span)
            }
            Construct::Question { span, value } => Expr::Verbatim(self.question(site(span), &value)),
            Construct::Raise(raised) if !self.has_error() => {
                errors.at_span(raised.span, self.no_error());
                yields::placeholder(raised.span)
            }
            Construct::Raise(raised) => {
                let (span, private) = (raised.span, &self.private);
                let error = raised.value(&self.attempt, true);
                Expr::Verbatim(
                    quote_spanned!(span=> return ::core::result::Result::Err(#private::Raise::Throw(#error))),
                )
            }
            Construct::Exit { span } => Expr::Verbatim(self.exit(site(span))),
            Construct::Return { span, value, .. } => Expr::Verbatim(self.returned(site(span), value)),
            Construct::Await { span, .. } if !self.is_async() => {
                errors.at_span(span, Message::SyncAwait);
                yields::placeholder(span)
            }
            other => return Answer::Passed(other),
        })
    }

    fn errs(&self) -> Option<Errs> {
        let error = self.types?.error.as_ref()?;
        let is_exception =
            error.clone().into_iter().last().is_some_and(|last| last.to_string() == "Exception");
        Some(if is_exception { Errs::Exceptions } else { Errs::Typed })
    }

    fn holds(&self) -> Option<Holds> {
        Some(if self.has_error() { Holds::Errors } else { Holds::Nothing })
    }

    fn yield_raises(&self) -> bool {
        self.has_error()
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
