use dunder::list;

fn main() {
    let _ = list![x, for x in 0..3];
    let _ = list![x for x in 0..3, if x > 0];
    let _ = list![x for x in 1, 2];
}
