use dunder::prelude::*;

#[derive(NamedTuple)]
#[namedtuple(renamed = "P", order)]
struct User {
    #[namedtuple(no_display, default = 3)]
    age: u32,
}

fn main() {
    println!("{}", User::new(1));
}
