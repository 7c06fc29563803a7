//! What stands around an expression: what a `break` may leave, and what nothing leaves.

use syn::Lifetime;

use super::Message;

/// What stands around an expression, outermost first.
#[derive(Default)]
pub(super) struct Scopes(pub(super) Vec<Scope>);

pub(super) enum Scope {
    /// What `break` may leave.
    Target { label: Option<Lifetime>, is_loop: bool },
    /// What nothing leaves.
    Wall(Wall),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wall {
    Closure,
    Async,
    Item,
}

impl Scope {
    pub(super) fn target(label: Option<&syn::Label>, is_loop: bool) -> Self {
        Scope::Target { label: label.map(|label| label.name.clone()), is_loop }
    }
}

impl Scopes {
    /// The innermost wall.
    pub(super) fn wall(&self) -> Option<Wall> {
        self.0.iter().rev().find_map(|scope| match scope {
            Scope::Wall(wall) => Some(*wall),
            Scope::Target { .. } => None,
        })
    }

    /// Which scope a `break` or a `continue` goes to, if it is one of the body. What stays within a wall goes to that.
    pub(super) fn target_of(&self, label: Option<&Lifetime>) -> Option<usize> {
        self.0.iter().rposition(|scope| match (scope, label) {
            (Scope::Wall(_), _) => true,
            (Scope::Target { is_loop, .. }, None) => *is_loop,
            (Scope::Target { label: own, .. }, Some(label)) => {
                own.as_ref().is_some_and(|own| own.ident == label.ident)
            }
        })
    }
}

impl Wall {
    pub(super) fn refuses(self) -> Message {
        match self {
            Wall::Closure => Message::InClosure,
            Wall::Async => Message::InAsync,
            Wall::Item => Message::InItem,
        }
    }
}
