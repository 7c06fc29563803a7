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

    #[setter]
    fn set_agee(&mut self, value: i32) {
        self.age = value;
    }

}

fn main() {
    let _ = User { age: 1 };
}
