#[dunder::kwargs]
fn f(a: u8, #[default(1)] b: u8) -> u8 {
    a + b
}

#[dunder::kwargs]
fn g(a: u8, #[kwonly] k: u8) -> u8 {
    a + k
}

struct A;

#[dunder::kwargs]
impl A {
    fn f(&self) {}
}

fn main() {
    let _ = f!(1, 2, 3);
    let _ = g!(1, 2, k = 3);
    dunder::call!(A::f(&A, 1));
}
