dunder::generators! {
    fn items(list: &[u32]) -> Iterator<u32> {
        list.iter().for_each(|item| yield *item);
        let later = async { yield 1 };
        fn inner() {
            yield 2;
        }
    }
}

fn main() {
    items(&[1]);
}
