#[dunder::kwargs]
struct A;

trait T {
    fn f(&self);
}

#[dunder::kwargs]
impl T for A {
    fn f(&self) {}
}

#[dunder::kwargs]
impl (u8, u8) {}

fn main() {
    A.f();
}
