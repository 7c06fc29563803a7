// A macro that hides where the `yield` goes.
macro_rules! later {
    ($value:expr) => {
        async { $value }
    };
}

dunder::generators! {
    fn hidden() -> Iterator<u32> {
        drop(later!(yield 1));
    }
}

fn main() {
    hidden();
}
