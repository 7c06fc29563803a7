use dunder::prelude::*;

fn main() {
    let _ = list![x: x * x for x in 0..3];
    let _ = set! {"a": 1};
    let _ = gen_!(x: 1 for x in 0..3);
}
