//! The rules: which handler catches what, and of which type the errors are that reach them.

use syn::{Pat, Type};

use super::message::Message;
use super::parse::{Attempt, Catches, Handler, names_a_type};
use crate::flow::Errs;
use crate::support::errors::Errors;

/// Of which type the errors are that reach the handlers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `Exception`.
    Exceptions,
    /// That of a pattern.
    Named,
    /// That of what errors become that go on from here.
    Outer,
    /// That in which they are found.
    AsTheyAre,
    /// Only what is being handled matters, for the chains of other exceptions.
    OnlyHandled,
    /// Nobody looks at them.
    Ignored,
}

/// What the handlers need.
#[derive(Clone, Copy)]
pub(super) struct Needs {
    /// One raises again what it handles.
    pub(super) again: bool,
    /// One raises something else.
    pub(super) handled: bool,
    /// A `raise!` or a `with!` stands in the body.
    pub(super) raises: bool,
    /// The body is that of a generator with an error type.
    pub(super) in_generator: bool,
}

pub(super) fn check(attempt: &Attempt, errors: &mut Errors) {
    let mut is_caught = false;
    for handler in &attempt.handlers {
        if is_caught {
            errors.at_span(handler.span, Message::Unreachable);
        }
        // CPython looks at `except BaseException` when it runs, and lets others follow.
        is_caught |= handler.catches_all() && !matches!(handler.catches, Catches::Classes { .. });
    }
}

impl Handler {
    /// Whether it catches whatever is raised.
    pub(super) fn catches_all(&self) -> bool {
        self.guard.is_none()
            && match &self.catches {
                Catches::Classes { classes, .. } => classes.iter().any(is_base),
                Catches::Pattern(pattern) => is_irrefutable(pattern),
            }
    }

    fn has_name(&self) -> bool {
        matches!(&self.catches, Catches::Pattern(pattern) if !matches!(pattern, Pat::Wild(_)))
    }
}

fn is_irrefutable(pattern: &Pat) -> bool {
    match pattern {
        Pat::Wild(_) => true,
        Pat::Ident(name) => name.subpat.is_none() && !names_a_type(pattern),
        _ => false,
    }
}

fn is_base(class: &Type) -> bool {
    matches!(class, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "BaseException"))
}

impl Attempt {
    pub(super) fn catches_all(&self) -> bool {
        self.handlers.iter().any(Handler::catches_all)
    }

    pub(super) fn has_classes(&self) -> bool {
        self.handlers.iter().any(|handler| matches!(handler.catches, Catches::Classes { .. }))
    }

    /// `outer` is what becomes of errors that go on from here.
    pub(super) fn kind(&self, outer: Errs, needs: Needs) -> Kind {
        let is_named = |handler: &Handler| match &handler.catches {
            Catches::Pattern(pattern) => names_a_type(pattern),
            Catches::Classes { .. } => false,
        };
        if self.has_classes() {
            return Kind::Exceptions;
        }
        if self.handlers.iter().any(is_named) {
            return Kind::Named;
        }
        let goes_on = needs.again || !self.catches_all();
        if !goes_on && !self.handlers.iter().any(Handler::has_name) {
            return match (needs.handled, outer) {
                (false, _) => Kind::Ignored,
                (true, Errs::Exceptions) => Kind::Exceptions,
                (true, _) => Kind::OnlyHandled,
            };
        }
        let is_typed = matches!(outer, Errs::Typed | Errs::Exceptions);
        if is_typed && (goes_on || needs.in_generator) {
            return Kind::Outer;
        }
        if needs.raises { Kind::Exceptions } else { Kind::AsTheyAre }
    }
}
