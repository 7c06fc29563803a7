use dunder::list;

fn main() {
    let _ = list![x for Some(x) in [Some(1)]];
    let _ = list![x for Some(x) in [Some(1)] if x > 0];
}
