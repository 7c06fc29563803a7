use dunder::prelude::*;

struct Door;

fn main() {
    with!(Door as door => { println!("{}", size_of_val(door)) });
}
