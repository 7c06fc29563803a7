use dunder::prelude::*;

#[derive(Property)]
struct Model {
    age: u8,
}

fn main() {}
