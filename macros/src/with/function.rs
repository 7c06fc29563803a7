//! The client for a function whose whole body is a block: `#[within]`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;
use syn::{Block, Lifetime};

use crate::flow::construct::Raised;
use crate::flow::{Answer, Client, Construct, Errs, Flow, Holds};
use crate::support::errors::Errors;
use crate::support::krate::Krate;
use crate::support::tokens::located;

use std::cell::RefCell;
use std::rc::Rc;

/// The names of a function with managers around it.
#[derive(Clone)]
pub(crate) struct Names {
    pub(crate) context: TokenStream,
    pub(crate) private: TokenStream,
    /// What it comes to: whether an `Err` is what managers see.
    pub(crate) kind: Ident,
    /// Carries the type that it returns.
    pub(crate) returned: Ident,
}

impl Names {
    pub(crate) fn new(krate: &Krate) -> Self {
        let span = Span::mixed_site();
        Names {
            context: quote_spanned!(span=> #krate::__private::context),
            private: quote_spanned!(span=> #krate::__private::attempt),
            kind: Ident::new("__kind", span),
            returned: Ident::new("__returned", span),
        }
    }

    fn raised(&self, raised: &Raised) -> TokenStream {
        let Names { context, private, kind, .. } = self;
        let (span, error) = (raised.span, raised.value(private, true));
        quote_spanned!(span=> #context::raised(#kind, #error))
    }
}

/// What the managers raise leaves the function.
impl Client for Names {
    fn rewrite(&mut self, construct: Construct, errors: &mut Errors) -> Answer {
        match construct {
            Construct::Raise(raised) => {
                let (span, raised) = (raised.span, self.raised(&raised));
                Answer::Becomes(syn::Expr::Verbatim(quote_spanned!(span=> return #raised)))
            }
            construct => crate::attempt::Plain { private: self.private.clone() }.rewrite(construct, errors),
        }
    }

    fn errs(&self) -> Option<Errs> {
        Some(Errs::Typed)
    }

    fn holds(&self) -> Option<Holds> {
        Some(Holds::Errors)
    }
}

/// What the body returns and raises is what the block comes to.
struct Function {
    names: Names,
    label: Lifetime,
    /// Whether it is left before its end.
    is_left: bool,
}

impl Function {
    fn leave(&mut self, span: Span, value: &TokenStream) -> Answer {
        self.is_left = true;
        let label = &self.label;
        let span = Span::mixed_site().located_at(span);
        Answer::Becomes(syn::Expr::Verbatim(quote_spanned!(span=> break #label #value)))
    }
}

impl Client for Function {
    fn rewrite(&mut self, construct: Construct, _: &mut Errors) -> Answer {
        match construct {
            Construct::Return { span, value, .. } => {
                let value = Construct::value_or_unit(value);
                self.leave(span, &value)
            }
            Construct::Raise(raised) => {
                let span = raised.span;
                let private = &located(&self.names.private, span);
                let value = match raised.is_in_case {
                    true => self.names.raised(&raised),
                    false => {
                        let error = raised.value(private, true);
                        quote_spanned!(span=> #private::leave(#error))
                    }
                };
                self.leave(span, &value)
            }
            construct => Answer::Passed(construct),
        }
    }

    fn errs(&self) -> Option<Errs> {
        Some(Errs::Typed)
    }

    fn holds(&self) -> Option<Holds> {
        Some(Holds::Errors)
    }
}

/// The block of the innermost manager: the body, and what it comes to.
pub(super) fn body(flow: &mut Flow<'_>, names: &Names, block: &mut Block) -> TokenStream {
    use syn::visit_mut::VisitMut as _;
    let span = Span::mixed_site();
    let label = Lifetime::new("'__function", span);
    let function =
        Rc::new(RefCell::new(Function { names: names.clone(), label: label.clone(), is_left: false }));
    flow.region(function.clone(), |flow| flow.visit_block_mut(block));
    let Names { context, kind, returned, .. } = names;
    let label = function.borrow().is_left.then(|| quote_spanned!(span=> #label:));
    let error = quote_spanned!(span=> __error);
    let raised = Raised { span, error, is_converted: true, is_in_case: false, context: None };
    let raise = flow.offer(Construct::Raise(raised));
    quote_spanned! {span=> {
        #[allow(unreachable_code, clippy::diverging_sub_expression)]
        let __value = #returned.value(#label #block);
        match #context::split(#kind, __value) {
            ::core::result::Result::Ok(__value) => __value,
            ::core::result::Result::Err(__error) => #raise,
        }
    }}
}
