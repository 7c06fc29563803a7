use dunder::list;

fn main() {
    let _ = list![x if x > 1 for x in 0..3];
}
