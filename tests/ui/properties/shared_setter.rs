use dunder::prelude::*;

struct User {
    age: i32,
    total: Cached<i32>,
}

#[properties]
impl User {
    #[cached_property(depends(age))]
    fn total(&self) -> i32 {
        self.age * 2
    }

    #[getter]
    fn age(&self) -> i32 {
        self.age
    }

    #[setter]
    fn set_age(&self, value: i32) {
        let _ = value;
    }

}

fn main() {
    let _ = User { age: 1, total: Cached::new() }.total();
}
