use dunder::prelude::*;

#[derive(Property)]
struct Model {
    #[property(set(copy))]
    age: u8,
}

fn main() {}
