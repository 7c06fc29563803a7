dunder::generators! {
    fn numbers(text: &str) -> Iterator<u32> {
        for word in text.split(' ') {
            yield word.parse()?;
        }
    }
}

fn main() {
    numbers("1 2");
}
