use dunder::prelude::*;

#[derive(NamedTuple)]
struct P {
    x: u8,
    #[namedtuple(rename = "x")]
    y: u8,
    #[namedtuple(rename = "w")]
    z: u8,
    w: u8,
}

fn main() {
    println!("{}", P::new(1, 2, 3, 4));
}
