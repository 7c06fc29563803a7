use dunder::prelude::*;

#[derive(Property)]
struct Model {
    #[property(skip)]
    age: u8,
    #[property(get)]
    name: String,
}

fn main() {}
