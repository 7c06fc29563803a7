use dunder::list;

fn main() {
    let _ = list![x for x in 0..3 if x > 1 else 2];
    let _ = list![x else 1 for x in 0..3];
}
