use dunder::prelude::*;

#[generator]
fn opened() -> ContextManager<Target = u8> {
    yield_!(5)
}

fn main() {}
