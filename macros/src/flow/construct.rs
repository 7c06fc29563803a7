//! What can leave a body, and who is asked about it.

use std::cell::RefCell;
use std::rc::Rc;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Expr, Lifetime};

use super::unknowns::Shared;
use super::{Handling, yields};
use crate::support::errors::Errors;

/// Something that leaves a body, or asks for it. What it holds has been rewritten.
pub(crate) enum Construct {
    /// `yield value`
    Yield { span: Span, value: Option<Expr>, ways: Option<Box<Ways>> },
    /// `yield from value`; `touched` where something in the value was rewritten.
    YieldFrom { span: Span, value: Expr, touched: bool, ways: Option<Box<Ways>> },
    /// `value?`
    Question { span: Span, value: Expr },
    /// `return value`; `is_sifted` where it is known that the value is none that managers take for an error.
    Return { span: Span, value: Option<Expr>, is_sifted: bool },
    /// `value.await`
    Await { span: Span, value: Expr },
    /// `break 'label value`, out of a region.
    Break { span: Span, label: Option<Lifetime>, value: Option<Expr> },
    /// `continue 'label`, out of a region.
    Continue { span: Span, label: Option<Lifetime> },
    /// An error leaves.
    Raise(Raised),
    /// A generator is being closed, which no handler sees.
    Exit { span: Span },
}

/// Where what comes out of a `yield` inside of a region goes.
pub(crate) struct Ways {
    /// The name of the error in `raise`, and of whether it was thrown where that is asked for.
    pub(crate) error: Ident,
    pub(crate) is_thrown: Ident,
    /// Whether something is being handled, so that it matters where an error comes from.
    pub(crate) is_noted: bool,
    /// The handlers that the body leaves while it waits.
    pub(crate) around: Option<TokenStream>,
    /// What becomes of an error; none where none can be raised.
    pub(crate) raise: Option<Expr>,
    /// What becomes of being closed.
    pub(crate) exit: Expr,
    /// Whether what is raised may be swallowed around.
    pub(crate) may_end: bool,
}

/// An error on its way.
pub(crate) struct Raised {
    pub(crate) span: Span,
    pub(crate) error: TokenStream,
    /// Whether it has the type that the one it goes to asks for.
    pub(crate) is_converted: bool,
    /// Whether it is only there in case that a context manager fails.
    pub(crate) is_in_case: bool,
    /// What is being handled where it was raised, and how it comes into the chain.
    pub(crate) context: Option<(Rc<RefCell<Handling>>, How)>,
}

/// How an error comes to be raised.
pub(crate) enum How {
    /// By `raise!`, or thrown at a `yield`.
    Raised,
    /// By what `?` asks.
    Found,
    /// Out of a generator that is delegated to: the name of whether it was thrown there.
    Noted(Ident),
}

/// What is known of the errors that go to a client.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Errs {
    /// They have one type, to which they are converted.
    Typed,
    /// As [`Typed`](Errs::Typed): it is `Exception`.
    Exceptions,
    /// They are taken as they are.
    AsTheyAre,
    /// They are not looked at.
    Ignored,
}

/// Whether errors can go to a client.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    Errors,
    Nothing,
    /// Only the compiler knows the function's type.
    Unknown,
    /// As [`Unknown`](Holds::Unknown), but what stands around does not let it tell.
    Taken,
}

/// Who rewrites what leaves a body, or a part of it.
pub(crate) trait Client {
    fn rewrite(&mut self, construct: Construct, errors: &mut Errors) -> Answer;

    /// What errors that reach it become; none where it lets them pass.
    fn errs(&self) -> Option<Errs>;

    /// Whether errors can go there; none where it lets them pass.
    fn holds(&self) -> Option<Holds> {
        Some(Holds::Unknown)
    }

    /// Whether errors that go there may be caught.
    fn catches(&self) -> bool {
        false
    }

    /// Whether errors that go there may end there.
    fn swallows(&self) -> bool {
        self.catches()
    }

    /// What is asked about where errors that go there may be none.
    fn unknowns(&self) -> Option<Shared> {
        None
    }

    /// Whether `return Err(…)` is an error that leaves, for the client of a body.
    fn returns_errors(&self) -> bool {
        false
    }

    /// What can be raised at a `yield`, for the client of a body. A generator without errors can still be closed.
    fn yield_raises(&self) -> bool {
        false
    }
}

/// What a client says of a construct.
pub(crate) enum Answer {
    /// What stands in its place.
    Becomes(Expr),
    /// It is not this client's.
    Passed(Construct),
}

impl Raised {
    /// The error as the value that is handed on: converted unless it need not be, with its context.
    pub(crate) fn value(&self, private: &TokenStream, converts: bool) -> TokenStream {
        let (span, error) = (self.span, &self.error);
        let converted = match converts && !self.is_converted {
            true => quote_spanned!(span=> ::core::convert::From::from(#error)),
            false => error.clone(),
        };
        let Some((handling, how)) = &self.context else { return converted };
        let name = handling.borrow_mut().used();
        match how {
            How::Raised => quote_spanned!(span=> #private::raised(#converted, &#name)),
            How::Found => quote_spanned!(span=> #private::found(#converted, &#name)),
            How::Noted(is_thrown) => quote_spanned!(span=> #private::noted(#converted, &#name, #is_thrown)),
        }
    }
}

impl Construct {
    /// As it was, but for its parts. For what has no meaning without a client, anything.
    pub(super) fn into_expression(self) -> Expr {
        Expr::Verbatim(match self {
            Construct::Yield { span, .. } | Construct::YieldFrom { span, .. } | Construct::Exit { span } => {
                return yields::placeholder(span);
            }
            Construct::Raise(raised) => return yields::placeholder(raised.span),
            Construct::Question { span, value } => quote_spanned!(span=> #value?),
            Construct::Return { span, value, .. } => quote_spanned!(span=> return #value),
            Construct::Await { span, value } => quote_spanned!(span=> #value.await),
            Construct::Break { span, label, value } => quote_spanned!(span=> break #label #value),
            Construct::Continue { span, label } => quote_spanned!(span=> continue #label),
        })
    }

    /// What a `return`, a `break` or a `yield` is given: `()` where nothing stands.
    pub(crate) fn value_or_unit(value: Option<Expr>) -> TokenStream {
        value.map_or_else(|| quote!(()), |value| quote!(#value))
    }
}
