use dunder::prelude::*;

fn numbers() {
    attempt! {
        try { yield 1 }
        finally { println!() }
    }
}

fn main() {}
