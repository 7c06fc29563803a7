use dunder::prelude::*;

// The compiler's own words, and no others.
#[derive(NamedTuple)]
struct P {
    x: u8,
    x: u8,
}

fn main() {}
