struct A;

#[dunder::kwargs]
impl A {
    fn f(#[default(1)] x: u8) -> u8 {
        x
    }

    fn g() -> u8 {
        dunder::call!(Self::f())
    }
}

fn main() {
    A::g();
}
