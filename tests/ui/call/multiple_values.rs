#[dunder::kwargs]
fn f(a: u8, #[default(1)] b: u8) -> u8 {
    a + b
}

fn main() {
    let _ = f!(1, a = 2);
    let _ = f!(1, b = 2, b = 3);
}
