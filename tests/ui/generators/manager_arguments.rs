use dunder::prelude::*;

generators! {
    fn opened() -> ContextManager<u8, Error = Exception, Error = Exception, Goal = u8> {
        yield 5
    }
}

fn main() {}
