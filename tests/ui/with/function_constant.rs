use dunder::prelude::*;

#[within(dunder::context::nullcontext(1))]
const fn one() -> u8 {
    1
}

fn main() {
    one();
}
