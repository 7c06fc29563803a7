use dunder::prelude::*;

#[derive(Property)]
struct Model {
    #[property(get(pub, private))]
    age: u8,
}

fn main() {}
