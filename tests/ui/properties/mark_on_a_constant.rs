use dunder::prelude::*;

struct User {
    age: i32,
}

#[properties]
impl User {
    #[getter]
    const AGE: i32 = 1;

}

fn main() {
    let _ = User { age: User::AGE }.age;
}
