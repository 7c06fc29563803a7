use dunder::list;

fn main() {
    let _ = list![1 for in 0..3];
    let _ = list![1 for];
}
