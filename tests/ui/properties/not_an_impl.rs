use dunder::prelude::*;

#[properties]
struct User {
    age: i32,
}

fn main() {
    let _ = User { age: 1 }.age;
}
