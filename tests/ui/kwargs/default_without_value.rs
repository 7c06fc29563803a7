#[dunder::kwargs]
fn f(#[default] a: u8, #[default()] b: u8, #[default(c d)] c: u8) -> u8 {
    a + b + c
}

#[dunder::kwargs]
fn g(#[default(String::new())] a: impl AsRef<str>) -> usize {
    a.as_ref().len()
}

fn main() {
    f(1, 2, 3);
    g("");
}
