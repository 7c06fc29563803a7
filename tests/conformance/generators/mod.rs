//! Programs of generators: each becomes a function in `generators!`, and what is done with them a function that does it.

mod driver;
mod yields;

use crate::player::Player;

/// A log, and generators by name.
const WORLD: &str = include_str!("world.rs");

pub(crate) const PLAYER: Player = Player { name: "generators", world: WORLD, module: driver::module };
