use dunder::prelude::*;

#[derive(Property)]
union Model {
    one: u8,
}

fn main() {}
