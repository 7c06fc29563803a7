struct A;

impl A {
    #[dunder::kwargs]
    fn f(&self, #[default(1)] x: u8) -> u8 {
        x
    }
}

fn main() {
    A.f(1);
}
