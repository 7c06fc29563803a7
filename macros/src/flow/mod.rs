//! The one pass over the body of a function that knows what can leave it: `yield`, `?`, `return`, `break`, `continue`, `.await`.
//!
//! [`rewrite`] walks the body once, from the inside out, and hands each such [`Construct`] to a [`Client`], who says what becomes of it.
//! A generator is a client for the whole body. A block that has to see what leaves it is a client for its part of the body, a
//! *region*: it is asked before those around it, and what it gives back goes on to them. So the constructs nest without
//! knowing of each other.
//!
//! Closures, `async` blocks and items are walls: what leaves them does not leave the body.

mod foreign;
mod message;
#[cfg(test)]
mod tests;
pub(crate) mod yields;

use proc_macro2::Span;
use quote::quote_spanned;
use syn::spanned::Spanned as _;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, Lifetime, Stmt};

pub(crate) use self::message::Message;
use crate::support::errors::Errors;

/// Something that leaves a body, or asks for it. What it holds has been rewritten.
pub(crate) enum Construct {
    /// `yield value`
    Yield { span: Span, value: Option<Expr> },
    /// `yield from value`; `touched` where something in the value was rewritten.
    YieldFrom { span: Span, value: Expr, touched: bool },
    /// `value?`
    Question { span: Span, value: Expr },
    /// `return value`
    Return { span: Span, value: Option<Expr> },
    /// `value.await`
    Await { span: Span, value: Expr },
    /// `break 'label value`, out of a region.
    Break { span: Span, label: Option<Lifetime>, value: Option<Expr> },
    /// `continue 'label`, out of a region.
    Continue { span: Span, label: Option<Lifetime> },
}

/// Who rewrites what leaves a body, or a part of it.
pub(crate) trait Client {
    fn rewrite(&mut self, construct: Construct, errors: &mut Errors) -> Answer;
}

/// What a client says of a construct.
pub(crate) enum Answer {
    /// What stands in its place.
    Becomes(Expr),
    /// It is not this client's.
    Passed(Construct),
}

/// Rewrites a body for its client.
pub(crate) fn rewrite(body: &mut Block, client: &mut dyn Client, errors: &mut Errors) {
    Flow { client, errors, scopes: Vec::new(), rewritten: 0 }.visit_block_mut(body);
}

/// What stands around an expression, outermost first.
enum Scope {
    /// What `break` may leave.
    Target { label: Option<Lifetime>, is_loop: bool },
    /// What nothing leaves.
    Wall(Wall),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wall {
    Closure,
    Async,
    Item,
}

/// What an expression is for the body.
enum Read {
    Construct(Construct),
    Other(Expr),
}

struct Flow<'a> {
    client: &'a mut dyn Client,
    errors: &'a mut Errors,
    scopes: Vec<Scope>,
    /// How many constructs there were so far.
    rewritten: usize,
}

impl Flow<'_> {
    /// Walks what stands within a scope.
    fn within(&mut self, scope: Scope, walk: impl FnOnce(&mut Self)) {
        self.scopes.push(scope);
        walk(self);
        self.scopes.pop();
    }

    fn wall(&self) -> Option<Wall> {
        self.scopes.iter().rev().find_map(|scope| match scope {
            Scope::Wall(wall) => Some(*wall),
            Scope::Target { .. } => None,
        })
    }

    /// Whether a `break` or a `continue` stays in the body that is walked.
    fn stays(&self, label: Option<&Lifetime>) -> bool {
        self.scopes.iter().rev().any(|scope| match (scope, label) {
            (Scope::Wall(_), _) => true,
            (Scope::Target { is_loop, .. }, None) => *is_loop,
            (Scope::Target { label: own, .. }, Some(label)) => {
                own.as_ref().is_some_and(|own| own.ident == label.ident)
            }
        })
    }

    /// What becomes of an expression whose parts have been walked; `before` is what had been rewritten before them.
    fn leave(&mut self, expression: &mut Expr, before: usize) {
        let touched = self.rewritten != before;
        let taken = core::mem::replace(expression, Expr::Verbatim(proc_macro2::TokenStream::new()));
        let construct = match self.construct(taken, touched) {
            Read::Construct(construct) => construct,
            Read::Other(other) => {
                *expression = other;
                return;
            }
        };
        self.rewritten += 1;
        *expression = match self.client.rewrite(construct, self.errors) {
            Answer::Becomes(expression) => expression,
            Answer::Passed(construct) => construct.into_expression(),
        };
    }

    /// The expression as a construct, if it is one and leaves the body; else as it is.
    fn construct(&mut self, expression: Expr, touched: bool) -> Read {
        let wall = self.wall();
        match expression {
            Expr::Yield(expr) => {
                let span = expr.yield_token.span;
                let construct = match expr.expr.map(|value| *value) {
                    Some(Expr::Return(from)) => {
                        let value = from.expr.map_or_else(|| yields::unit(span), |value| *value);
                        Construct::YieldFrom { span, value, touched }
                    }
                    value => Construct::Yield { span, value },
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
            }),
            Expr::Await(expr) if wall.is_none() => {
                Read::Construct(Construct::Await { span: expr.await_token.span, value: *expr.base })
            }
            Expr::Break(expr) if !self.stays(expr.label.as_ref()) => Read::Construct(Construct::Break {
                span: expr.break_token.span,
                label: expr.label,
                value: expr.expr.map(|value| *value),
            }),
            Expr::Continue(expr) if !self.stays(expr.label.as_ref()) => {
                Read::Construct(Construct::Continue { span: expr.continue_token.span, label: expr.label })
            }
            expression => Read::Other(expression),
        }
    }
}

impl VisitMut for Flow<'_> {
    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        if let Expr::Macro(call) = expression
            && let Some(read) = yields::read(&call.mac, self.errors)
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
                let scope = target(block.label.as_ref(), true);
                self.within(scope, |flow| visit_mut::visit_expr_loop_mut(flow, block));
            }
            Expr::While(block) => {
                let scope = target(block.label.as_ref(), true);
                self.within(scope, |flow| visit_mut::visit_expr_while_mut(flow, block));
            }
            Expr::ForLoop(block) => {
                // What is iterated over stands outside of the loop.
                self.visit_expr_mut(&mut block.expr);
                let scope = target(block.label.as_ref(), true);
                self.within(scope, |flow| flow.visit_block_mut(&mut block.body));
            }
            Expr::Block(block) => {
                let scope = target(block.label.as_ref(), false);
                self.within(scope, |flow| visit_mut::visit_expr_block_mut(flow, block));
            }
            expression => visit_mut::visit_expr_mut(self, expression),
        }
        // The compiler would call the parentheses around what a `yield` becomes unnecessary, were they the user's.
        if is_parenthesized_yield && let Expr::Paren(outer) = expression {
            let span = Span::mixed_site().located_at(outer.paren_token.span.open());
            outer.paren_token = syn::token::Paren(span);
        }
        self.leave(expression, before);
    }

    /// A macro in place of a statement may be one of ours.
    fn visit_stmt_mut(&mut self, statement: &mut Stmt) {
        if let Stmt::Macro(call) = statement
            && let Some(read) = yields::read(&call.mac, self.errors)
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

impl Wall {
    fn refuses(self) -> Message {
        match self {
            Wall::Closure => Message::InClosure,
            Wall::Async => Message::InAsync,
            Wall::Item => Message::InItem,
        }
    }
}

impl Construct {
    /// As it was, but for its parts.
    fn into_expression(self) -> Expr {
        Expr::Verbatim(match self {
            Construct::Yield { span, .. } | Construct::YieldFrom { span, .. } => {
                return yields::placeholder(span);
            }
            Construct::Question { span, value } => quote_spanned!(span=> #value?),
            Construct::Return { span, value } => quote_spanned!(span=> return #value),
            Construct::Await { span, value } => quote_spanned!(span=> #value.await),
            Construct::Break { span, label, value } => quote_spanned!(span=> break #label #value),
            Construct::Continue { span, label } => quote_spanned!(span=> continue #label),
        })
    }
}

fn is_yield(expression: &Expr) -> bool {
    match expression {
        Expr::Yield(_) => true,
        Expr::Macro(call) => yields::is_ours(&call.mac),
        _ => false,
    }
}

fn target(label: Option<&syn::Label>, is_loop: bool) -> Scope {
    Scope::Target { label: label.map(|label| label.name.clone()), is_loop }
}
