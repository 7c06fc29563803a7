use dunder::prelude::*;

fn main() {
    attempt! { try { println!() } }
}
