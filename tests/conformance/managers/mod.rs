//! Context managers: a class becomes a type that is a `ContextManager`, a generator a function in `generators!`, and a function one whose
//! blocks are `with!`.

mod action;
mod driver;
mod function;
mod manager;

use crate::player::Player;

/// A log, and what managers bind.
const WORLD: &str = include_str!("world.rs");

pub(crate) const PLAYER: Player = Player { name: "managers", world: WORLD, module: driver::module };
