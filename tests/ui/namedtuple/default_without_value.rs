use dunder::prelude::*;

#[derive(NamedTuple)]
struct User {
    #[default]
    name: String,
    #[default = 18]
    age: u32,
    #[default()]
    size: u32,
}

fn main() {
    println!("{}", User::new("x", 1, 2));
}
