use dunder::prelude::*;

// Without an attribute of either, neither derive can tell that the other is there. The first error says it.
#[derive(NamedTuple, Fields)]
struct User {
    name: String,
}

fn main() {}
