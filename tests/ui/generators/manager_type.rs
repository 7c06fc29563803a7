use dunder::prelude::*;

#[contextmanager]
fn opened() -> Generator<u8> {
    yield_!(5)
}

#[contextmanager]
fn closed() {
    yield_!()
}

fn main() {}
