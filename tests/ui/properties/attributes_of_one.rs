use dunder::prelude::*;

struct User {
    age: i32,
}

#[properties(attributes)]
impl User {
    #[getter]
    fn age(&self) -> i32 {
        self.age
    }

}

fn main() {
    let _ = User { age: 1 };
}
