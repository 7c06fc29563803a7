use dunder::prelude::*;

generators! {
    fn opened() -> ContextManager<Target = Option<impl Fn() -> u8>> {
        yield Some(|| 5)
    }
}

fn main() {}
