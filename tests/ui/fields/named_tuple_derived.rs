use dunder::prelude::*;

#[derive(NamedTuple, Fields)]
#[namedtuple(rename = "Person")]
struct User {
    name: String,
}

fn main() {}
