use dunder::list;

fn main() {
    let _ = list![y for x in 0..3 if (y := x * x) > 1];
    let _ = list![y := x for x in 0..3];
    let _ = list![y for x in 0..3 if y := x];
}
