use dunder::{list, set};

fn main() {
    let _ = list![x, y for (x, y) in [(1, 2)]];
    let _ = set! {1, *x for x in [[1]]};
}
