use dunder::prelude::*;

generators! {
    fn opened() -> ContextManager<Target = &mut String> {
        yield 5
    }
}

fn main() {}
