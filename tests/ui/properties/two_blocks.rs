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

#[properties]
impl User {
    #[getter]
    fn months(&self) -> i32 {
        self.age * 12
    }
}

fn main() {
    let _ = User { age: 1 }.months();
}
