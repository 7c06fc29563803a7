#[dunder::kwargs]
fn f(#[kwnoly] a: u8, #[kwonly(1)] b: u8, #[kwonly] #[kwonly] c: u8) -> u8 {
    a + b + c
}

#[dunder::kwargs(krate = a)]
fn g() {}

fn main() {
    f(1, 2, 3);
    g();
}
