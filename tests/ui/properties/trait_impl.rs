use dunder::prelude::*;

struct User;

#[properties]
impl Clone for User {
    fn clone(&self) -> Self {
        User
    }
}

fn main() {
    let _ = User.clone();
}
