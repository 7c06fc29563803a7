use dunder::prelude::*;

struct User {
    name: String,
}

fn names<T: NamedTuple>(_: &T) -> &'static [&'static str] {
    T::FIELDS
}

fn main() {
    println!("{:?}", names(&User { name: "fank".to_string() }));
}
