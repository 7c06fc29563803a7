dunder::generators! {
    fn items() -> Generator<u32, Option<u32>> {
        match yield 1 {
            Some(_) => {}
            None => return,
        }
    }
}

fn main() {
    items();
}
