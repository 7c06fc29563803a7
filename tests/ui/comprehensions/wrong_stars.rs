use dunder::{dict, list, set};

fn main() {
    let (xs, m) = ([1, 2], [("a", 1)]);
    let _ = list![1, **xs];
    let _ = set! {**xs};
    let _ = dict! {"a": 1, *m};
    let _ = dict! {*m for m in [m]};
    let _ = list![1, *];
}
