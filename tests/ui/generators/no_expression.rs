#[dunder::generator]
fn numbers() -> Iterator<u32> {
    yield_!(1, 2);
    yield_from!();
}

fn main() {
    numbers();
    let none = dunder::gen_!(for n in 0..3 { n; });
}
