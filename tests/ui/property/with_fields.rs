use dunder::prelude::*;

#[derive(Property, Fields)]
struct Model {
    #[property(get)]
    #[field(range(1..))]
    age: u8,
}

fn main() {}
