use dunder::prelude::*;

#[derive(Property)]
#[property(get)]
struct Model {
    #[property(skip(gett))]
    age: u8,
}

fn main() {}
