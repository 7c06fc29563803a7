use dunder::prelude::*;

struct User {
    age: i32,
}

#[properties]
impl User {
    #[getter]
    fn age() -> i32 {
        1
    }

}

fn main() {
    let _ = User { age: 1 };
}
