use dunder::prelude::*;

#[derive(NamedTuple, PartialEq, PartialOrd)]
struct Point {
    x: u32,
    y: u32,
}

#[derive(NamedTuple, PartialEq, PartialOrd)]
struct Size {
    width: u32,
    height: u32,
}

fn main() {
    println!("{}", Point::new(1, 2) == Size::new(1, 2));
    println!("{}", Point::new(1, 2) < Size::new(1, 2));
    println!("{}", Point::new(1, 2) == (1, 2, 3));
}
