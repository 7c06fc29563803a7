dunder::generators! {
    async fn all() -> Generator<u32> {
        yield from 0..3;
    }
}

fn main() {
    let _ = all();
}
