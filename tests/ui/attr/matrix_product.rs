use dunder::prelude::*;

#[derive(Property)]
struct User {
    #[property(get, set)]
    age: i32,
}

fn main() {
    let mut user = User { age: 25 };
    attr!(user.age @= 2);
}
