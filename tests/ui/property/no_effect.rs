use dunder::prelude::*;

#[derive(Property)]
struct Model {
    #[property]
    age: u8,
}

fn main() {}
