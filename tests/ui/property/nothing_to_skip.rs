use dunder::prelude::*;

#[derive(Property)]
#[property(get)]
struct Model {
    #[property(skip(set))]
    age: u8,
}

fn main() {}
