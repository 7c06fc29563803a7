#[dunder::kwargs]
fn f(a: u8, b: u8) -> u8 {
    a + b
}

fn main() {
    let _ = f!(a = 1, 2);
}
