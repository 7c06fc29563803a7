#![deny(unused_must_use)]

use dunder::prelude::*;

#[derive(NamedTuple, Clone)]
struct User {
    name: String,
    age: u32,
}

fn main() {
    let user = User::new("fank", 27);
    user.with_age(28);
    println!("{user}");
}
