use dunder::prelude::*;

#[derive(NamedTuple)]
struct User {
    name: String,
    age: u32,
}

fn main() {
    let user = User::new("fank");
    println!("{user}");
}
