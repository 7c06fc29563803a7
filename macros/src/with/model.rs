//! What can go on from a manager.

use syn::{Block, Expr, Stmt};

use crate::flow::{Errs, Holds};

/// How errors go on from where a manager is left.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// They go to who stands around, who says of which type they are; or nobody does, and they are exceptions.
    Errors { is_typed: bool },
    /// There are none.
    Nothing,
    /// They leave the function, if the manager has any. Only the compiler knows.
    Unknown,
}

impl Mode {
    /// `raises` where an error leaves the block.
    pub(super) fn new(holds: Holds, outer: Errs, raises: bool) -> Self {
        match holds {
            Holds::Nothing | Holds::Taken => Mode::Nothing,
            Holds::Unknown if !raises => Mode::Unknown,
            _ => Mode::Errors { is_typed: matches!(outer, Errs::Typed | Errs::Exceptions) },
        }
    }
}

/// What errors are within a block: of the type that they go on with.
pub(super) fn errs(outer: Errs) -> Errs {
    match outer {
        Errs::Typed => Errs::Typed,
        Errs::Exceptions | Errs::AsTheyAre | Errs::Ignored => Errs::Exceptions,
    }
}

/// Whether the block comes to a value, as far as its looks tell.
pub(super) fn has_value(block: &Block) -> bool {
    match block.stmts.last() {
        Some(Stmt::Expr(last, None)) => is_value(last),
        Some(Stmt::Macro(call)) => call.semi_token.is_none() && !leaves(&call.mac),
        _ => false,
    }
}

fn is_value(expression: &Expr) -> bool {
    match expression {
        Expr::Return(_) | Expr::Break(_) | Expr::Continue(_) => false,
        Expr::Macro(call) => !leaves(&call.mac),
        Expr::Block(block) => has_value(&block.block),
        Expr::Match(choice) => choice.arms.iter().any(|arm| is_value(&arm.body)),
        Expr::If(choice) => {
            has_value(&choice.then_branch)
                || choice.else_branch.as_ref().is_some_and(|(_, otherwise)| is_value(otherwise))
        }
        _ => true,
    }
}

fn leaves(call: &syn::Macro) -> bool {
    let last = call.path.segments.last();
    last.is_some_and(|last| ["raise", "panic", "unreachable", "todo"].iter().any(|name| last.ident == name))
}

/// Whether what is returned may be an error, as far as its looks tell.
pub(super) fn may_be_error(value: &Expr) -> bool {
    match value {
        Expr::Call(call) => !matches!(&*call.func, Expr::Path(path) if is_constructor(path)),
        Expr::Path(path) => !is_constructor(path),
        Expr::Paren(inner) => may_be_error(&inner.expr),
        Expr::Group(inner) => may_be_error(&inner.expr),
        Expr::MethodCall(_)
        | Expr::Await(_)
        | Expr::Match(_)
        | Expr::If(_)
        | Expr::Block(_)
        | Expr::Unsafe(_)
        | Expr::Loop(_)
        | Expr::Field(_)
        | Expr::Index(_)
        | Expr::Macro(_)
        | Expr::Verbatim(_) => true,
        _ => false,
    }
}

/// `Ok`, `Some`, `Point`: what is made is no error. `Err` has been seen before.
fn is_constructor(path: &syn::ExprPath) -> bool {
    let name = path.path.segments.last().map(|last| last.ident.to_string());
    name.is_some_and(|name| name.starts_with(char::is_uppercase))
}
