use dunder::prelude::*;

#[derive(Property)]
struct Model {
    #[property(get, rename = "my age")]
    age: u8,
}

fn main() {}
