use dunder::prelude::*;

fn main() {
    attempt! {
        except (_: ValueError) {}
    }
}
