use dunder::prelude::*;

struct Plain;

#[kwargs]
impl Plain {
    fn make() -> Self {
        Plain
    }
}

fn main() {
    let _ = call!(Plain::make());
    let _ = Plain!();
}
