use dunder::prelude::*;

async fn one() {
    async_with!(manager as one)
}

fn main() {
    let _ = one();
}
