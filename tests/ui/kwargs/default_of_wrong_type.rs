#[dunder::kwargs]
fn f(#[default("x")] a: u32, #[default(300)] b: u8) -> u32 {
    a + u32::from(b)
}

fn main() {
    f(1, 2);
}
