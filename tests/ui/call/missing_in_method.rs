struct A;

#[dunder::kwargs]
impl A {
    fn f(&self, x: u8) -> u8 {
        x
    }
}

fn main() {
    let _ = dunder::call!(A::f(&A));
}
