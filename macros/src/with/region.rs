//! The client for the block of one manager: all that leaves it comes by the manager.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Expr, Lifetime};

use super::model;
use crate::flow::unknowns::Shared;
use crate::flow::{Answer, Client, Construct, Errs, Holds, Jump, Jumps};
use crate::support::errors::Errors;

pub(super) struct Region {
    pub(super) label: Lifetime,
    /// The enum of the ways out.
    pub(super) way: Ident,
    pub(super) private: TokenStream,
    pub(super) context: TokenStream,
    /// What is asked about where only the compiler knows which errors can leave.
    pub(super) unknowns: Option<Shared>,
    /// A name for the type of what is returned, to be asked about.
    pub(super) result: Ident,
    /// Carries the type of what is returned.
    pub(super) returned: Ident,
    /// What errors are that reach it; none where there can be none.
    pub(super) errs: Option<Errs>,
    /// Whether `return Err(…)` is an error that leaves.
    pub(super) returns_errors: bool,
    /// Whether an error goes there, and whether one does that may be none.
    pub(super) raises: bool,
    pub(super) may_raise: bool,
    pub(super) returns: bool,
    pub(super) jumps: Jumps,
}

impl Region {
    fn take(&self, span: Span, way: &str, value: Option<TokenStream>) -> Answer {
        self.take_way(span, &Ident::new(way, Span::mixed_site()), value)
    }

    fn take_way(&self, span: Span, way: &Ident, value: Option<TokenStream>) -> Answer {
        let (label, ways) = (&self.label, &self.way);
        let span = Span::mixed_site().located_at(span);
        let value = value.map(|value| quote_spanned!(span=> (#value)));
        Answer::Becomes(Expr::Verbatim(quote_spanned!(span=> break #label #ways::#way #value)))
    }

    /// Returns a value that may be an error.
    fn sift(&mut self, span: Span, value: Expr) -> Answer {
        (self.returns, self.may_raise) = (true, true);
        let span = Span::mixed_site().located_at(span);
        let result = match &self.unknowns {
            Some(unknowns) => unknowns.borrow_mut().result.get_or_insert(self.result.clone()).clone(),
            None => self.returned.clone(),
        };
        let (context, label, ways, returned) = (&self.context, &self.label, &self.way, &self.returned);
        Answer::Becomes(Expr::Verbatim(quote_spanned! {span=> {
            let __returned = #result.value(#value);
            #[allow(unused_imports)]
            use #context::Otherwise as _;
            match #context::sift(#context::asked(#result).kind(), __returned) {
                ::core::result::Result::Ok(__returned) => break #label #ways::Return(#returned.value(__returned)),
                ::core::result::Result::Err(__error) => break #label #ways::Raise(__error),
            }
        }}))
    }

    fn jump(&mut self, jump: Jump, value: Option<Expr>) -> Answer {
        let span = jump.span;
        let name = self.jumps.name(jump);
        self.take_way(span, &name, value.map(|value| quote!(#value)))
    }
}

impl Client for Region {
    // A generator that is closed drops what is open, and the manager is left by that.
    fn rewrite(&mut self, construct: Construct, _: &mut Errors) -> Answer {
        match construct {
            Construct::Break { span, label, value } => {
                self.jump(Jump { span, is_continue: false, label, has_value: value.is_some() }, value)
            }
            Construct::Continue { span, label } => {
                self.jump(Jump { span, is_continue: true, label, has_value: false }, None)
            }
            Construct::Raise(raised) if self.errs.is_some() => {
                self.may_raise = true;
                self.raises |= !raised.is_in_case;
                self.take(raised.span, "Raise", Some(raised.value(&self.private, true)))
            }
            Construct::Return { span, value, is_sifted } => match value {
                Some(Expr::Call(call)) if self.returns_errors && is_err(&call) => {
                    (self.raises, self.may_raise) = (true, true);
                    let error = call.args.first();
                    self.take(span, "Raise", Some(quote!(#error)))
                }
                Some(value) if self.returns_errors && !is_sifted && model::may_be_error(&value) => {
                    self.sift(span, value)
                }
                value => {
                    self.returns = true;
                    let mixed = Span::mixed_site().located_at(span);
                    let (value, returned) = (Construct::value_or_unit(value), &self.returned);
                    self.take(span, "Return", Some(quote_spanned!(mixed=> #returned.value(#value))))
                }
            },
            construct => Answer::Passed(construct),
        }
    }

    fn errs(&self) -> Option<Errs> {
        self.errs
    }

    fn unknowns(&self) -> Option<Shared> {
        self.unknowns.clone()
    }

    fn swallows(&self) -> bool {
        true
    }

    fn holds(&self) -> Option<Holds> {
        Some(if self.errs.is_some() { Holds::Errors } else { Holds::Nothing })
    }
}

fn is_err(call: &syn::ExprCall) -> bool {
    let is_named = |path: &syn::ExprPath| path.path.segments.last().is_some_and(|last| last.ident == "Err");
    call.args.len() == 1 && matches!(&*call.func, Expr::Path(path) if is_named(path))
}
