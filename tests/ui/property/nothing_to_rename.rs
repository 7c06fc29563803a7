use dunder::prelude::*;

#[derive(Property)]
struct Model {
    #[property(rename = "years")]
    age: u8,
    #[property(get)]
    name: String,
}

fn main() {}
