use dunder::dict;

fn main() {
    let _ = dict! {v: k for k, v in [("a", 1)]};
}
