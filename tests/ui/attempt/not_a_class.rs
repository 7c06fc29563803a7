use dunder::prelude::*;

#[derive(Debug)]
struct NotFound;

fn main() {
    attempt! {
        try { raise!(ValueError("v")) }
        except (e: NotFound) { println!("{e:?}") }
        except { println!() }
    }
}
