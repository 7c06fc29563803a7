use dunder::prelude::*;

#[derive(NamedTuple)]
struct User {
    #[default(18)]
    #[default(19)]
    age: u32,
}

fn main() {
    println!("{}", User::new(1));
}
