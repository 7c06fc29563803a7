#[dunder::kwargs]
fn f(#[kwonly] k: u8) -> u8 {
    k
}

fn main() {
    let _ = f!();
}
