use dunder::prelude::*;

generators! {
    fn opened(text: &str) -> ContextManager<Target = u8> {
        yield text.parse()?
    }
}

fn main() {}
