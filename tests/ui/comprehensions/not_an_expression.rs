use dunder::{dict, list};

fn main() {
    let _ = list![1, , 2];
    let _ = list![x for x in];
    let _ = list![x for x in 0..3 if];
    let _ = list![x for x in 0..3 if if x > 1];
    let _ = list![x y for x in 0..3];
    let _ = dict! {"a": 1: 2};
    let _ = list![x for x in a: b];
    let _ = list![x if else 1 for x in 0..3];
}
