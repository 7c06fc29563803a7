use dunder::prelude::*;

struct User {
    age: i32,
}

#[properties]
impl User {
    #[getter]
    fn age(&self, unit: i32) -> i32 {
        self.age * unit
    }

}

fn main() {
    let _ = User { age: 1 };
}
