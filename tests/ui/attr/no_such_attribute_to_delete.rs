use dunder::prelude::*;

#[derive(Property)]
struct User {
    #[property(get, set)]
    name: String,
}

fn main() {
    let mut user = User { name: "ann".to_owned() };
    attr!(del user.nam);
}
