use dunder::prelude::*;

#[derive(NamedTuple)]
struct Point {
    x: f64,
    norm: Cached<f64>,
}

fn main() {
    let _ = Point { x: 1.0, norm: Cached::new() };
}
