use dunder::prelude::*;

fn main() {
    let key = Value::list([1, 2]);
    let _ = Dict::from([(key, "a list as the key")]);
}
