use dunder::list;

fn main() {
    let _ = list![x 'a: for x in 0..3];
    let _ = list![x for y in [[1]] 'a: for x in y];
}
