use dunder::prelude::*;

#[derive(Fields)]
struct Order {
    prices: Vec<f64>,
    #[default(Cached::new())]
    total: Cached<f64>,
}

fn main() {
    let _ = Order::new(vec![1.0]);
}
