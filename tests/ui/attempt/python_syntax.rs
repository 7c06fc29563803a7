use dunder::prelude::*;

fn main() {
    attempt! {
        try { println!() }
        except ValueError as e { drop(e) }
    }
}
