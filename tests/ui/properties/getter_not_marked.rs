use dunder::prelude::*;

struct User {
    age: i32,
}

#[properties]
impl User {
    fn age(&self) -> i32 {
        self.age
    }

    #[setter]
    fn set_age(&mut self, value: i32) {
        self.age = value;
    }

}

fn main() {
    let _ = User { age: 1 };
}
