#[dunder::kwargs]
fn f(a: u8, #[posonly] b: u8, #[kwonly] (c, d): (u8, u8), #[posonly] e: u8) -> u8 {
    a + b + c + d + e
}

fn main() {
    f(1, 2, (3, 4), 5);
}
