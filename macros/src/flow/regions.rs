//! Regions: parts of a body with a client of their own, and what is being handled in them.

use std::cell::RefCell;
use std::rc::Rc;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;
use syn::{Expr, Lifetime};

use super::construct::{Holds, How, Raised, Ways};
use super::unknowns::Shared;
use super::{Answer, Client, Construct, Errs, Flow};
use crate::support::tokens::located;

/// A region that is being walked.
pub(super) struct Open {
    client: Rc<RefCell<dyn Client>>,
    /// How many scopes stand around it.
    scopes: usize,
}

/// A place where something is being handled.
pub(crate) struct Handling {
    name: Ident,
    is_used: bool,
    guard: Option<Guard>,
    pub(crate) again: Again,
    pub(crate) is_raised_again: bool,
}

/// What says so to code that is called.
struct Guard {
    name: Ident,
    /// Whether the body waits within, and leaves it meanwhile.
    is_left: bool,
}

/// What a bare `raise!()` raises.
#[derive(Clone)]
pub(crate) enum Again {
    /// What is handled, which is an `Exception`.
    Handled,
    /// This value, of the type that the handler's errors have.
    Value(TokenStream),
}

impl Handling {
    pub(crate) fn new(name: Ident, again: Again) -> Rc<RefCell<Self>> {
        Rc::new(RefCell::new(Handling { name, is_used: false, guard: None, again, is_raised_again: false }))
    }

    /// Code of others runs there, which can see what is being handled.
    pub(crate) fn is_seen(&mut self, guard: Ident) {
        self.is_used = true;
        self.guard = Some(Guard { name: guard, is_left: false });
    }

    /// What the place begins with.
    pub(crate) fn beginning(&self, private: &TokenStream) -> TokenStream {
        let Some(Guard { name, is_left }) = &self.guard else { return TokenStream::new() };
        let (handled, span) = (&self.name, name.span());
        let mutable = is_left.then(|| quote_spanned!(span=> mut));
        quote_spanned!(span=> let #mutable #name = #private::handling(&#handled);)
    }

    /// Its name, which is now needed.
    pub(crate) fn used(&mut self) -> Ident {
        self.is_used = true;
        self.name.clone()
    }

    pub(crate) fn is_used(&self) -> bool {
        self.is_used
    }
}

impl Flow<'_> {
    /// A number for names that belong together.
    pub(crate) fn number(&mut self) -> usize {
        self.names += 1;
        self.names
    }

    /// Walks a part of the body whose client is `client`.
    pub(crate) fn region<T>(
        &mut self,
        client: Rc<RefCell<dyn Client>>,
        walk: impl FnOnce(&mut Self) -> T,
    ) -> T {
        self.regions.push(Open { client, scopes: self.scopes.0.len() });
        let walked = walk(self);
        self.regions.pop();
        walked
    }

    /// As [`region`](Flow::region), to ask `client` what it has met; the part is walked again, and its errors are reported then.
    pub(crate) fn asking(&mut self, client: Rc<RefCell<dyn Client>>, walk: impl FnOnce(&mut Self)) {
        let errors = core::mem::take(self.errors);
        self.region(client, walk);
        let _ = core::mem::replace(self.errors, errors).into_error();
    }

    /// Walks a part of the body in which something is being handled.
    pub(crate) fn handling<T>(
        &mut self,
        handling: &Rc<RefCell<Handling>>,
        walk: impl FnOnce(&mut Self) -> T,
    ) -> T {
        self.handling.push(Rc::clone(handling));
        let walked = walk(self);
        self.handling.pop();
        walked
    }

    /// What is being handled here.
    pub(crate) fn handled(&self) -> Option<&Rc<RefCell<Handling>>> {
        self.handling.last()
    }

    /// What becomes of an error that goes on from here.
    pub(crate) fn errs(&self) -> Errs {
        let regions = self.regions.iter().rev();
        let own = || self.client.errs().unwrap_or(Errs::AsTheyAre);
        regions.into_iter().find_map(|open| open.client.borrow().errs()).unwrap_or_else(own)
    }

    /// Whether errors can go on from here. Where only the compiler knows, what stands around does not let it tell.
    pub(crate) fn holds(&self) -> Holds {
        let held = self.regions.iter().rev().find_map(|open| open.client.borrow().holds());
        let is_taken = || self.regions.iter().any(|open| open.client.borrow().errs().is_some());
        match held.or_else(|| self.client.holds()) {
            Some(Holds::Unknown) if is_taken() => Holds::Taken,
            held => held.unwrap_or(Holds::Unknown),
        }
    }

    /// Whether a region around, or the client of the body, has to see errors that leave.
    pub(super) fn sees_errors(&self) -> bool {
        let is_seen = |open: &Open| open.client.borrow().errs().is_some();
        self.client.yield_raises() || self.regions.iter().any(is_seen)
    }

    /// What is asked about by the region that errors go to.
    pub(crate) fn unknowns(&self) -> Option<Shared> {
        let open = self.regions.iter().rev().find(|open| open.client.borrow().holds().is_some())?;
        open.client.borrow().unknowns()
    }

    /// Whether `return Err(…)` goes where errors go.
    pub(crate) fn returns_errors(&self) -> bool {
        self.client.returns_errors() && !self.regions.iter().any(|open| open.client.borrow().catches())
    }

    /// Whether the body is that of a generator with an error type.
    pub(crate) fn yield_raises(&self) -> bool {
        self.client.yield_raises()
    }

    /// Whether a jump leaves the body or a region.
    pub(super) fn leaves(&self, label: Option<&Lifetime>) -> bool {
        match self.scopes.target_of(label) {
            None => true,
            Some(target) => self.regions.last().is_some_and(|open| target < open.scopes),
        }
    }

    /// What becomes of a construct where it stands.
    pub(super) fn met(&mut self, construct: Construct) -> Expr {
        if self.regions.is_empty() && self.handling.is_empty() {
            return self.offer(construct);
        }
        match construct {
            Construct::Await { span, value } => {
                let value = match self.around(span) {
                    Some(around) => {
                        let private = located(&self.private, span);
                        Expr::Verbatim(quote_spanned!(span=> #private::waiting(#around, #value)))
                    }
                    None => value,
                };
                self.offer(Construct::Await { span, value })
            }
            Construct::Question { span, value } => self.question(span, &value),
            Construct::Yield { span, value, .. } => {
                let ways = Some(Box::new(self.ways(span, false)));
                self.offer(Construct::Yield { span, value, ways })
            }
            Construct::YieldFrom { span, value, touched, .. } => {
                let ways = Some(Box::new(self.ways(span, true)));
                self.offer(Construct::YieldFrom { span, value, touched, ways })
            }
            construct => self.offer(construct),
        }
    }

    fn question(&mut self, span: Span, value: &Expr) -> Expr {
        let span = Span::mixed_site().located_at(span);
        let context = self.handled().map(|handling| (Rc::clone(handling), How::Found));
        let error = quote_spanned!(span=> __error);
        let raise = self.offer(Construct::Raise(Raised {
            span,
            error,
            is_converted: false,
            is_in_case: false,
            context,
        }));
        let private = located(&self.private, span);
        Expr::Verbatim(quote_spanned! {span=>
            match #private::branch(#value) {
                ::core::result::Result::Ok(__value) => __value,
                ::core::result::Result::Err(__error) => #raise,
            }
        })
    }

    /// The handlers that the body leaves where it waits here.
    fn around(&self, span: Span) -> Option<TokenStream> {
        let span = Span::mixed_site().located_at(span);
        let mut guards = Vec::new();
        for handling in &self.handling {
            let mut handling = handling.borrow_mut();
            let handled = handling.name.clone();
            if let Some(guard) = &mut handling.guard {
                guard.is_left = true;
                let name = &guard.name;
                guards.push(quote_spanned!(span=> (&mut #name, &#handled)));
            }
        }
        let private = located(&self.private, span);
        (!guards.is_empty()).then(|| quote_spanned!(span=> #private::Around([#(#guards),*])))
    }

    fn ways(&mut self, span: Span, delegates: bool) -> Ways {
        let span = Span::mixed_site().located_at(span);
        let (error, is_thrown) = (Ident::new("__raised", span), Ident::new("__is_thrown", span));
        let how = || if delegates { How::Noted(is_thrown.clone()) } else { How::Raised };
        let context = self.handled().map(|handling| (Rc::clone(handling), how()));
        let is_noted = delegates && context.is_some();
        let raise = self.client.yield_raises().then(|| {
            let error = quote_spanned!(span=> #error);
            self.offer(Construct::Raise(Raised {
                span,
                error,
                is_converted: false,
                is_in_case: false,
                context,
            }))
        });
        let exit = self.offer(Construct::Exit { span });
        let may_end = self.regions.iter().any(|open| open.client.borrow().swallows());
        Ways { error, is_thrown, is_noted, around: self.around(span), raise, exit, may_end }
    }

    /// Asks the clients, the innermost first.
    pub(crate) fn offer(&mut self, mut construct: Construct) -> Expr {
        let target = match &construct {
            Construct::Break { label, .. } | Construct::Continue { label, .. } => {
                self.scopes.target_of(label.as_ref())
            }
            _ => None,
        };
        for open in self.regions.iter().rev() {
            if target.is_some_and(|target| target >= open.scopes) {
                break;
            }
            match open.client.borrow_mut().rewrite(construct, self.errors) {
                Answer::Becomes(expression) => return expression,
                Answer::Passed(passed) => construct = passed,
            }
        }
        if target.is_some() {
            return construct.into_expression();
        }
        match self.client.rewrite(construct, self.errors) {
            Answer::Becomes(expression) => expression,
            Answer::Passed(construct) => construct.into_expression(),
        }
    }
}
