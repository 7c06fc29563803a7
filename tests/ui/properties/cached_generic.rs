use dunder::prelude::*;

struct User {
    age: i32,
    total: Cached<i32>,
}

#[properties]
impl User {
    #[cached_property(depends(age))]
    fn total<T>(&self) -> i32 {
        self.age * 2
    }

}

fn main() {
    
}
