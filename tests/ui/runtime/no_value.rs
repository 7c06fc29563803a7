use dunder::prelude::*;

fn show<T: ToValue>(x: T) -> String {
    x.to_value().to_string()
}

#[derive(Clone)]
struct Point;

fn main() {
    println!("{}", show(Point));
}
