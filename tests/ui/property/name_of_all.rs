use dunder::prelude::*;

#[derive(Property)]
#[property(get(name = "value"))]
struct Model {
    age: u8,
}

fn main() {}
