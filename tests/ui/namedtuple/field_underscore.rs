use dunder::prelude::*;

#[derive(NamedTuple)]
struct P {
    _x: u8,
    __: u8,
    _1: u8,
}

fn main() {
    println!("{}", P::new(1, 2, 3).with__x(4));
}
