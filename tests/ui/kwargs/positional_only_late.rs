#[dunder::kwargs]
fn f(a: u8, #[posonly] b: u8, #[kwonly] (c, d): (u8, u8)) -> u8 {
    a + b + c + d
}

fn main() {
    f(1, 2, (3, 4));
}
