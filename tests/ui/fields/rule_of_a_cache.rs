use dunder::prelude::*;

#[derive(Fields)]
struct Order {
    prices: Vec<f64>,
    #[field(range(0.0..))]
    total: Cached<f64>,
}

fn main() {
    let _ = Order::new(vec![1.0]);
}
