use dunder::dict;

fn main() {
    let _ = dict! {x for x in 0..3};
    let _ = dict! {"a": 1, "b"};
    let _ = dict! {"a":};
}
