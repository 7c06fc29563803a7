use dunder::prelude::*;

#[derive(NamedTuple)]
struct P {
    x: i64,
    y: i64,
}

fn main() {
    let _ = P!(1);
    let _ = P!();
    let _ = P!(1, 2, 3);
    let _ = P!(1, 2, z = 3);
    let _ = P!(1, x = 2, y = 3);
}
