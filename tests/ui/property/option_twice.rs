use dunder::prelude::*;

#[derive(Property)]
struct Model {
    #[property(get, get)]
    age: u8,
}

fn main() {}
