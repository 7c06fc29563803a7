use dunder::prelude::*;

#[derive(NamedTuple)]
#[namedtuple(rename = "P", no_display)]
#[namedtuple(no_display)]
struct User {
    #[namedtuple(rename = "x", rename = "y")]
    age: u32,
}

fn main() {
    println!("{}", repr(&User::new(1)));
}
