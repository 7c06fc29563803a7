use dunder::prelude::*;

struct User {
    age: i32,
    total: Cached<i32>,
}

#[properties]
impl User {
    #[cached_property(depends(self.age))]
    fn total(&self) -> i32 {
        self.age * 2
    }

}

fn main() {
    let _ = User { age: 1, total: Cached::new() }.total();
}
