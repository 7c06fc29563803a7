struct A;

#[dunder::kwargs]
impl A {
    fn f(#[default(1)] &self, #[posonly] #[kwonly] a: u8) -> u8 {
        a
    }
}

fn main() {
    A.f(1);
}
