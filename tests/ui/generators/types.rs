dunder::generators! {
    fn nothing() {
        yield 1;
    }

    fn number() -> u32 {
        yield 1;
    }

    fn named() -> Iterator<Item = u32> {
        yield 1;
    }

    fn none() -> Generator {
        yield 1;
    }

    fn two() -> Iterator<u32, u32> {
        yield 1;
    }
}

#[dunder::generator]
fn plain() -> Vec<u32> {
    vec![]
}

#[dunder::generator]
struct NotAFunction;

fn main() {
    nothing();
    number();
    named();
    none();
    two();
    plain();
}
