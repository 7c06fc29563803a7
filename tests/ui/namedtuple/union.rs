use dunder::prelude::*;

#[derive(NamedTuple)]
union Bits {
    float: f32,
    int: u32,
}

fn main() {
    let _ = Bits { int: 0 };
    let _ = (Bits::NAME, Bits::LEN);
}
