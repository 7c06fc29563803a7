use dunder::prelude::*;

#[derive(NamedTuple)]
struct P {
    #[namedtuple(rename = "_x")]
    x: u8,
}

fn main() {
    println!("{}", P::new(1));
}
