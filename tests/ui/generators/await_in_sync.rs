dunder::generators! {
    fn items() -> Iterator<u32> {
        let item = std::future::ready(1).await;
        yield item;
    }

    async fn later() -> Iterator<u32> {
        yield 1;
    }
}

fn main() {
    items();
    later();
}
