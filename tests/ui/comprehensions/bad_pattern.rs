use dunder::list;

fn main() {
    let _ = list![x for x: u8 in 0..3];
}
