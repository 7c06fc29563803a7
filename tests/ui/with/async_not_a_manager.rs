use dunder::prelude::*;
use dunder::context::nullcontext;

async fn one() -> u8 {
    async_with!(nullcontext(1) as one => { *one })
}

fn main() {
    let _ = one();
}
