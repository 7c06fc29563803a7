//! The one pass over the body of a function that knows what can leave it: `yield`, `?`, `return`, `break`, `continue`, `.await`,
//! `raise!`.
//!
//! [`rewrite`] walks the body once, from the inside out, and hands each such [`Construct`] to a [`Client`], who says what becomes of it.
//! A generator is a client for the whole body. A block that has to see what leaves it is a client for its part of the body, a
//! *region*: it is asked before those around it, and what it gives back goes on to them. So the constructs nest without
//! knowing of each other.
//!
//! Closures, `async` blocks and items are walls: what leaves them does not leave the body.

pub(crate) mod construct;
mod foreign;
mod jumps;
mod message;
mod regions;
mod scopes;
#[cfg(test)]
mod tests;
pub(crate) mod unknowns;
mod ways;
pub(crate) mod yields;

use std::cell::RefCell;
use std::rc::Rc;

use proc_macro2::{Span, TokenStream};
use syn::spanned::Spanned as _;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, Stmt};

pub(crate) use self::construct::{Answer, Client, Construct, Errs, Holds};
pub(crate) use self::jumps::{Jump, Jumps};
pub(crate) use self::message::Message;
pub(crate) use self::regions::{Again, Handling};
use self::scopes::{Scope, Scopes, Wall};
pub(crate) use self::ways::Ways;
use crate::support::errors::Errors;
use crate::support::krate::Krate;

/// Rewrites a body for its client.
pub(crate) fn rewrite(krate: &Krate, body: &mut Block, client: &mut dyn Client, errors: &mut Errors) {
    Flow::new(krate, client, errors).visit_block_mut(body);
}

/// The walk, at some place of the body.
pub(crate) struct Flow<'a> {
    client: &'a mut dyn Client,
    pub(crate) errors: &'a mut Errors,
    /// What expansions of the walk name.
    pub(crate) private: TokenStream,
    /// What those of context managers name besides.
    pub(crate) context: TokenStream,
    scopes: Scopes,
    /// The regions around, innermost last.
    regions: Vec<regions::Open>,
    /// What is being handled where, innermost last.
    handling: Vec<Rc<RefCell<Handling>>>,
    /// How many constructs there were so far.
    rewritten: usize,
    /// How many names were made so far.
    names: usize,
}

/// What an expression is for the body.
enum Read {
    Construct(Construct),
    Other(Expr),
}

impl<'a> Flow<'a> {
    pub(crate) fn new(krate: &Krate, client: &'a mut dyn Client, errors: &'a mut Errors) -> Self {
        let span = Span::mixed_site();
        Flow {
            client,
            errors,
            private: quote::quote_spanned!(span=> #krate::__private::attempt),
            context: quote::quote_spanned!(span=> #krate::__private::context),
            scopes: Scopes::default(),
            regions: Vec::new(),
            handling: Vec::new(),
            rewritten: 0,
            names: 0,
        }
    }

    /// Walks what stands within a scope.
    fn within(&mut self, scope: Scope, walk: impl FnOnce(&mut Self)) {
        self.scopes.0.push(scope);
        walk(self);
        self.scopes.0.pop();
    }

    /// What becomes of an expression whose parts have been walked; `before` is what had been rewritten before them.
    fn leave(&mut self, expression: &mut Expr, before: usize) {
        let touched = self.rewritten != before;
        let taken = core::mem::replace(expression, Expr::Verbatim(TokenStream::new()));
        *expression = match self.read(taken, touched) {
            Read::Construct(construct) => {
                self.rewritten += 1;
                self.met(construct)
            }
            Read::Other(other) => other,
        };
    }

    /// The expression as a construct, if it is one and leaves the body or a region; else as it is.
    fn read(&mut self, expression: Expr, touched: bool) -> Read {
        let wall = self.scopes.wall();
        match expression {
            Expr::Yield(expr) => {
                let span = expr.yield_token.span;
                let construct = match expr.expr.map(|value| *value) {
                    Some(Expr::Return(from)) => {
                        let value = from.expr.map_or_else(|| yields::unit(span), |value| *value);
                        Construct::YieldFrom { span, value, touched, ways: None }
                    }
                    value => Construct::Yield { span, value, ways: None },
                };
                match wall {
                    None => Read::Construct(construct),
                    Some(wall) => {
                        self.errors.at_span(span, wall.refuses());
                        Read::Other(yields::placeholder(span))
                    }
                }
            }
            Expr::Try(expr) if wall.is_none() => {
                Read::Construct(Construct::Question { span: expr.question_token.span(), value: *expr.expr })
            }
            Expr::Return(expr) if wall.is_none() => Read::Construct(Construct::Return {
                span: expr.return_token.span,
                value: expr.expr.map(|value| *value),
                is_sifted: false,
            }),
            Expr::Await(expr) if wall.is_none() => {
                Read::Construct(Construct::Await { span: expr.await_token.span, value: *expr.base })
            }
            Expr::Break(expr) if self.leaves(expr.label.as_ref()) => Read::Construct(Construct::Break {
                span: expr.break_token.span,
                label: expr.label,
                value: expr.expr.map(|value| *value),
            }),
            Expr::Continue(expr) if self.leaves(expr.label.as_ref()) => {
                Read::Construct(Construct::Continue { span: expr.continue_token.span, label: expr.label })
            }
            expression => Read::Other(expression),
        }
    }

    /// A macro as what it stands for, if it is one of ours.
    fn ours(&mut self, call: &syn::Macro) -> Option<Expr> {
        if let Some(read) = yields::read(call, self.errors) {
            return Some(read);
        }
        let name = &call.path.segments.last()?.ident;
        let is_free = self.scopes.wall().is_none();
        if name == "attempt" && is_free {
            self.rewritten += 1;
            return Some(crate::attempt::within(self, call.tokens.clone(), name.span()));
        }
        if name == "with" && is_free {
            self.rewritten += 1;
            return Some(crate::with::within(self, call.tokens.clone(), name.span()));
        }
        if name == "async_with" && is_free {
            self.rewritten += 1;
            return Some(crate::with::within_async(self, call.tokens.clone(), name.span()));
        }
        if name == "raise" && is_free {
            self.rewritten += 1;
            return Some(crate::raise::within(self, call.tokens.clone(), name.span()));
        }
        let leaving = foreign::leaving(self, call);
        self.rewritten += usize::from(leaving.is_some());
        leaving
    }
}

impl VisitMut for Flow<'_> {
    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        if let Expr::Macro(call) = expression
            && let Some(read) = self.ours(&call.mac)
        {
            *expression = read;
        }
        let before = self.rewritten;
        let is_parenthesized_yield = matches!(expression, Expr::Paren(outer) if is_yield(&outer.expr));
        match &mut *expression {
            // The `return` that stands for `from` is none.
            Expr::Yield(outer) => match outer.expr.as_deref_mut() {
                Some(Expr::Return(from)) => from.expr.iter_mut().for_each(|value| self.visit_expr_mut(value)),
                value => value.into_iter().for_each(|value| self.visit_expr_mut(value)),
            },
            Expr::Closure(closure) => {
                self.within(Scope::Wall(Wall::Closure), |flow| {
                    visit_mut::visit_expr_closure_mut(flow, closure)
                });
            }
            Expr::Async(block) => {
                self.within(Scope::Wall(Wall::Async), |flow| visit_mut::visit_expr_async_mut(flow, block));
            }
            Expr::Loop(block) => {
                let scope = Scope::target(block.label.as_ref(), true);
                self.within(scope, |flow| visit_mut::visit_expr_loop_mut(flow, block));
            }
            Expr::While(block) => {
                let scope = Scope::target(block.label.as_ref(), true);
                self.within(scope, |flow| visit_mut::visit_expr_while_mut(flow, block));
            }
            Expr::ForLoop(block) => {
                // What is iterated over stands outside of the loop.
                self.visit_expr_mut(&mut block.expr);
                let scope = Scope::target(block.label.as_ref(), true);
                self.within(scope, |flow| flow.visit_block_mut(&mut block.body));
            }
            Expr::Block(block) => {
                let scope = Scope::target(block.label.as_ref(), false);
                self.within(scope, |flow| visit_mut::visit_expr_block_mut(flow, block));
            }
            expression => visit_mut::visit_expr_mut(self, expression),
        }
        // The compiler would call the parentheses around what a `yield` becomes unnecessary, were they the user's.
        if is_parenthesized_yield && let Expr::Paren(outer) = expression {
            let span = Span::mixed_site().located_at(outer.paren_token.span.open());
            outer.paren_token = syn::token::Paren(span);
        }
        if self.rewritten != before
            && let Some(first) = first_operand(expression)
        {
            enclose(first);
        }
        self.leave(expression, before);
    }

    /// A macro in place of a statement may be one of ours.
    fn visit_stmt_mut(&mut self, statement: &mut Stmt) {
        if let Stmt::Macro(call) = statement
            && let Some(read) = self.ours(&call.mac)
        {
            // With a semicolon of its own, since the expression is a block: its value is not that of the body.
            *statement = Stmt::Expr(read, call.semi_token.take());
        }
        visit_mut::visit_stmt_mut(self, statement);
    }

    fn visit_item_mut(&mut self, item: &mut syn::Item) {
        self.within(Scope::Wall(Wall::Item), |flow| visit_mut::visit_item_mut(flow, item));
    }

    fn visit_macro_mut(&mut self, call: &mut syn::Macro) {
        foreign::rewrite(self, call);
    }
}

/// The operand that an expression begins with.
fn first_operand(expression: &mut Expr) -> Option<&mut Expr> {
    match expression {
        Expr::Binary(operation) => Some(&mut operation.left),
        Expr::Cast(cast) => Some(&mut cast.expr),
        Expr::Index(index) => Some(&mut index.expr),
        Expr::Call(call) => Some(&mut call.func),
        Expr::Range(range) => range.start.as_deref_mut(),
        Expr::Assign(assignment) => Some(&mut assignment.left),
        _ => None,
    }
}

/// What a construct has become may end in a block, after which a statement would be over.
fn enclose(operand: &mut Expr) {
    if let Expr::Verbatim(tokens) = operand {
        let span = Span::mixed_site();
        *operand = Expr::Verbatim(quote::quote_spanned!(span=> (#tokens)));
    }
}

fn is_yield(expression: &Expr) -> bool {
    match expression {
        Expr::Yield(_) => true,
        Expr::Macro(call) => yields::is_ours(&call.mac),
        _ => false,
    }
}
