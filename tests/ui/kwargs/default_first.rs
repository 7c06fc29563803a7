#[dunder::kwargs]
fn f(#[default(1)] a: u8, b: u8) -> u8 {
    a + b
}

fn main() {
    f(1, 2);
}
