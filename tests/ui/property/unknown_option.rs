use dunder::prelude::*;

#[derive(Property)]
struct Model {
    #[property(gett, set)]
    age: u8,
}

fn main() {}
