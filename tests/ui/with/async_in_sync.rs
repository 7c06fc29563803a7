use dunder::context::AsyncContextManager;
use dunder::prelude::*;

pub fn enter<M: AsyncContextManager<Exception>>(manager: M) -> Result<(), Exception> {
    async_with!(manager => {});
    Ok(())
}

fn main() {}
