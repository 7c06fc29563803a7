use dunder::prelude::*;

#[derive(NamedTuple)]
enum Shape {
    Circle(f64),
    Square { side: f64 },
}

fn main() {
    let shape = Shape::Circle(1.0);
    println!("{shape} {} {:?}", shape.asdict(), Shape::FIELDS);
    let _ = Shape::make(Shape::Square { side: 1.0 }.values());
    let _ = Value::from(shape);
}
