use dunder::prelude::*;

#[derive(NamedTuple)]
#[namedtuple(rename = "P-Q")]
struct P {
    #[namedtuple(rename = "9y")]
    x: u8,
    #[namedtuple(rename = "")]
    y: u8,
}

fn main() {
    println!("{}", P::new(1, 2));
}
