#[dunder::kwargs]
fn f(#[posonly] a: u8, #[posonly] b: u8) -> u8 {
    a + b
}

fn main() {
    let _ = f!(1, b = 2);
    let _ = f!(a = 1, b = 2);
}
