use dunder::prelude::*;

struct User {
    age: i32,
}

#[properties]
impl User {
    #[getter]
    fn age(&mut self) -> i32 {
        self.age
    }

    #[setter]
    fn set_agee(&mut self, value: i32) {
        self.age = value;
    }

}

fn main() {
    let mut user = User { age: 1 };
    let _ = user.age();
    user.set_agee(2);
}
