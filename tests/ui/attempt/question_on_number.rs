use dunder::prelude::*;

fn main() {
    attempt! {
        try { 5? }
        except { 0 }
    };
}
