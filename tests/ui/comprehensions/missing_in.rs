use dunder::list;

fn main() {
    let _ = list![x for x 0..3];
    let _ = list![x for x of 0..3];
    let _ = list![x for (x, y) if x > 0];
    let _ = list![x for x];
}
