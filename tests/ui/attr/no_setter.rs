use dunder::prelude::*;

struct User {
    age: i32,
}

#[properties]
impl User {
    #[getter]
    fn age(&self) -> i32 {
        self.age
    }
}

fn main() {
    let mut user = User { age: 25 };
    attr!(user.age = 26);
}
