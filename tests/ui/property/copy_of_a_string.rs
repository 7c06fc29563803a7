use dunder::prelude::*;

#[derive(Property)]
struct Model {
    #[property(get(copy))]
    name: String,
}

fn main() {}
