use dunder::prelude::*;

fn age(text: &str) -> u32 {
    attempt! {
        try { text.parse::<u32>()? }
        except (_: TypeError) { 0 }
    }
}

fn main() {
    age("18");
}
