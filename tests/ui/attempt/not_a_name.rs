use dunder::prelude::*;

fn main() {
    attempt! {
        try { println!() }
        except (Some(e): ValueError) { drop(e) }
    }
}
