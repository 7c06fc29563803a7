use dunder::prelude::*;

#[derive(NamedTuple)]
struct User {
    name: String,
}

#[kwargs]
impl User {
    fn greet(&self) {}
}

#[derive(NamedTuple)]
struct Other {
    name: String,
}

fn main() {
    call!(User::gret(&User::new("x")));
    call!(Other::greet(&Other::new("x")));
}
