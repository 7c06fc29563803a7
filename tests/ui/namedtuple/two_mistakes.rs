use dunder::prelude::*;

#[derive(NamedTuple)]
#[namedtuple(no_dispaly)]
struct User {
    _name: String,
    class: u32,
}

fn main() {
    println!("{}", User::new("x", 1));
}
