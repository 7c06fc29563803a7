use dunder::prelude::*;

trait Aged {
    fn years(&self) -> i32;
}

#[properties]
impl dyn Aged {
    #[getter]
    fn age(&self) -> i32 {
        self.years()
    }
}

fn main() {}
