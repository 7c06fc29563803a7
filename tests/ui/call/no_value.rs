#[dunder::kwargs]
fn f(a: u8, b: u8) -> u8 {
    a + b
}

fn main() {
    let _ = f!(1, b =);
    let _ = f!(1, , 2);
}
