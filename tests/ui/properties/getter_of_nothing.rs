use dunder::prelude::*;

struct User {
    age: i32,
}

#[properties]
impl User {
    #[getter]
    fn age(&self) {
        let _ = self.age;
    }

}

fn main() {
    let _ = User { age: 1 };
}
