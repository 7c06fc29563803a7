use dunder::prelude::*;

#[within()]
fn one() -> u8 {
    1
}

fn main() {
    one();
}
