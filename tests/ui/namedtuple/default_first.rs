use dunder::prelude::*;

#[derive(NamedTuple)]
struct User {
    #[default(18)]
    age: u32,
    name: String,
    size: u32,
}

fn main() {
    println!("{:?}", User::new(1, "x", 2).with_age(3).into_tuple());
}
