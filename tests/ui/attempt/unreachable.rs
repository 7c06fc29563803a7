use dunder::prelude::*;

fn main() {
    attempt! {
        try { println!() }
        except (e) { drop::<Exception>(e) }
        except (_: ValueError) { println!() }
    }
}
