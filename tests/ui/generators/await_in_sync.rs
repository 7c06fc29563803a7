dunder::generators! {
    fn now() -> Iterator<u32> {
        let item = std::future::ready(1).await;
        yield item;
    }

    const fn always() -> Iterator<u32> {
        yield 1;
    }
}

fn main() {
    let _ = (now(), always());
}
