use dunder::prelude::*;

#[contextmanager]
struct Manager;

fn main() {}
