use dunder::prelude::*;

#[derive(Property)]
#[property(get)]
struct Model {
    age: u8,
    #[property(rename = "age")]
    years: u8,
}

fn main() {}
