use dunder::prelude::*;

#[derive(Property)]
enum Model {
    One,
}

fn main() {}
