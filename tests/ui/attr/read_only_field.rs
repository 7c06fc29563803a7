use dunder::prelude::*;

#[derive(Property)]
struct User {
    #[property(get)]
    age: i32,
}

fn main() {
    let mut user = User { age: 25 };
    attr!(user.age = 26);
}
