use dunder::prelude::*;

fn main() {
    attempt! {
        try { println!() }
        else { println!() }
        finally { println!() }
    }
}
