//! The clients for the parts of an `attempt!`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Expr, Lifetime};

use super::model::Kind;
use crate::flow::{Answer, Client, Construct, Errs, Holds, Jump, Jumps};
use crate::support::errors::Errors;
use crate::support::tokens::located;

/// The part between `try` and the first handler: its errors go to the handlers.
pub(super) struct Tried {
    pub(super) kind: Kind,
    pub(super) label: Lifetime,
    pub(super) private: TokenStream,
    /// Whether an error goes there.
    pub(super) raises: bool,
}

impl Client for Tried {
    fn rewrite(&mut self, construct: Construct, _: &mut Errors) -> Answer {
        let Construct::Raise(raised) = construct else { return Answer::Passed(construct) };
        self.raises = true;
        let (span, label, private) = (raised.span, &self.label, &self.private);
        let error = match self.kind {
            Kind::Exceptions | Kind::Named | Kind::Outer => raised.value(private, true),
            Kind::AsTheyAre => raised.value(private, false),
            Kind::OnlyHandled => {
                let error = raised.value(private, false);
                quote_spanned!(span=> #private::of(#error))
            }
            Kind::Ignored => {
                let error = &raised.error;
                quote_spanned!(span=> #private::ignored(#error))
            }
        };
        Answer::Becomes(Expr::Verbatim(quote_spanned!(span=> break #label #error)))
    }

    fn errs(&self) -> Option<Errs> {
        Some(match self.kind {
            Kind::Exceptions => Errs::Exceptions,
            Kind::Named | Kind::Outer => Errs::Typed,
            Kind::AsTheyAre | Kind::OnlyHandled => Errs::AsTheyAre,
            Kind::Ignored => Errs::Ignored,
        })
    }

    fn holds(&self) -> Option<Holds> {
        Some(Holds::Errors)
    }

    fn catches(&self) -> bool {
        true
    }
}

/// All but `finally`: what leaves it comes by there. Without `finally` only jumps to what has no label are taken, which cannot
/// be reached from within a block that has one.
pub(super) struct Around {
    pub(super) has_finally: bool,
    /// Whether `finally` ends in a jump: then nothing goes on.
    pub(super) is_dropped: bool,
    /// What errors become that go on.
    pub(super) outer: Errs,
    pub(super) label: Lifetime,
    /// The enum of the ways out.
    pub(super) way: Ident,
    pub(super) private: TokenStream,
    /// Carries the type of what is returned.
    pub(super) returned: Ident,
    pub(super) raises: bool,
    pub(super) returns: bool,
    pub(super) exits: bool,
    pub(super) jumps: Jumps,
}

impl Around {
    /// Takes this way out.
    fn take(&self, span: Span, way: &Ident, value: Option<TokenStream>) -> Answer {
        let (label, ways) = (&self.label, &self.way);
        let value = value.map(|value| quote_spanned!(span=> (#value)));
        Answer::Becomes(Expr::Verbatim(quote_spanned!(span=> break #label #ways::#way #value)))
    }

    fn jump(&mut self, jump: Jump, value: Option<Expr>) -> Answer {
        let span = Span::mixed_site().located_at(jump.span);
        let name = self.jumps.name(jump);
        self.take(span, &name, value.map(|value| quote!(#value)))
    }
}

impl Client for Around {
    fn rewrite(&mut self, construct: Construct, _: &mut Errors) -> Answer {
        let name = |name: &str| Ident::new(name, Span::mixed_site());
        let has_finally = self.has_finally;
        match construct {
            Construct::Break { span, label, value } if has_finally || label.is_none() => {
                self.jump(Jump { span, is_continue: false, label, has_value: value.is_some() }, value)
            }
            Construct::Continue { span, label } if has_finally || label.is_none() => {
                self.jump(Jump { span, is_continue: true, label, has_value: false }, None)
            }
            Construct::Raise(raised) if has_finally => {
                self.raises = true;
                let value = match self.outer {
                    _ if self.is_dropped => {
                        let (span, private) = (raised.span, &self.private);
                        let error = raised.value(private, false);
                        quote_spanned!(span=> #private::of(#error))
                    }
                    Errs::Typed | Errs::Exceptions => raised.value(&self.private, true),
                    Errs::AsTheyAre => raised.value(&self.private, false),
                    Errs::Ignored => {
                        let (span, error, private) = (raised.span, &raised.error, &self.private);
                        quote_spanned!(span=> #private::ignored(#error))
                    }
                };
                self.take(raised.span, &name("Raise"), Some(value))
            }
            Construct::Return { span, value, .. } if has_finally => {
                self.returns = true;
                let span = Span::mixed_site().located_at(span);
                let value = Construct::value_or_unit(value);
                let returned = &self.returned;
                self.take(span, &name("Return"), Some(quote_spanned!(span=> #returned.value(#value))))
            }
            Construct::Exit { span } if has_finally => {
                self.exits = true;
                self.take(Span::mixed_site().located_at(span), &name("Exit"), None)
            }
            construct => Answer::Passed(construct),
        }
    }

    fn errs(&self) -> Option<Errs> {
        let errs = if self.is_dropped { Errs::AsTheyAre } else { self.outer };
        self.has_finally.then_some(errs)
    }

    fn holds(&self) -> Option<Holds> {
        None
    }

    fn swallows(&self) -> bool {
        self.is_dropped
    }
}

/// The body of a function that is no generator.
pub(crate) struct Plain {
    pub(crate) private: TokenStream,
}

impl Client for Plain {
    fn rewrite(&mut self, construct: Construct, errors: &mut Errors) -> Answer {
        match construct {
            Construct::Raise(raised) => {
                let span = raised.span;
                let error = raised.value(&self.private, true);
                let private = located(&self.private, span);
                Answer::Becomes(Expr::Verbatim(quote_spanned!(span=> return #private::leave(#error))))
            }
            Construct::Yield { span, .. } | Construct::YieldFrom { span, .. } => {
                errors.at_span(span, super::message::Message::YieldOutside);
                Answer::Passed(construct)
            }
            construct => Answer::Passed(construct),
        }
    }

    fn errs(&self) -> Option<Errs> {
        Some(Errs::Typed)
    }

    fn returns_errors(&self) -> bool {
        true
    }
}
