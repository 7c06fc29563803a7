use dunder::prelude::*;

#[derive(NamedTuple)]
struct User {
    name: String,
    age: u32,
}

fn main() {
    let mut user = User::new("fank", 27);
    user[1] = 28;
}
