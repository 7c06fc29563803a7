use dunder::prelude::*;

fn check(age: i32) {
    if age < 0 {
        raise!(ValueError("negative"));
    }
}

fn main() {
    check(1);
}
