use dunder::prelude::*;

#[derive(NamedTuple)]
#[default(18)]
struct User {
    age: u32,
}

fn main() {
    println!("{}", User::new(1));
}
