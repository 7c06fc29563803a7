use dunder::{gen_, list};

fn main() {
    let _ = gen_!(yield x for x in 0..3);
    let _ = list![{ yield x; 1 } for x in 0..3];
}
