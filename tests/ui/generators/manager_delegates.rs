use dunder::prelude::*;

generators! {
    fn opened() -> ContextManager<Target = u8> {
        yield 5
    }

    fn other() -> ContextManager<Target = u8> {
        yield from opened()
    }
}

fn main() {}
