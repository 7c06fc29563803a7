dunder::generators! {
    fn items() -> Generator<u32, Option<u32>> {
        let is_large = matches!(yield 1, Some(n) if n > 2);
        assert!(is_large);
    }
}

fn main() {
    items();
}
