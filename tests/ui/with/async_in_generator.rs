use dunder::prelude::*;
use dunder::context::AsyncContextManager;

generators! {
    fn one<M: AsyncContextManager<std::convert::Infallible>>(manager: M) -> Iterator<u8> {
        async_with!(manager => { yield 1; })
    }
}

fn main() {}
