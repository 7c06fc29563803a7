use dunder::prelude::*;

#[within(dunder::context::nullcontext(1))]
#[generator]
fn one() -> Iterator<u8> {
    yield_!(1)
}

fn main() {
    one();
}
