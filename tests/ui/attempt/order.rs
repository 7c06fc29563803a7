use dunder::prelude::*;

fn main() {
    attempt! {
        try { println!() }
        finally { println!() }
        except { println!() }
        finally { println!() }
    }
}
