use dunder::prelude::*;

#[derive(NamedTuple)]
#[namedtuple(rename = Person, no_display = true, crate = "dunder")]
struct User {
    #[namedtuple(rename, recursive(yes))]
    age: u32,
    #[namedtuple]
    size: u32,
    #[namedtuple("x", rename = , rename "y")]
    shape: u32,
}

fn main() {
    println!("{}", repr(&User::new(1, 2, 3)));
}
