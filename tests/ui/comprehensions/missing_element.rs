use dunder::list;

fn main() {
    let _ = list![for x in 0..3];
    let _ = list![x + for x in 0..3];
}
