use dunder::prelude::*;

struct User {
    age: i32,
}

fn main() {
    let user = User { age: 1 };
    let _ = (getattr(&user, "age"), user.age);
}
