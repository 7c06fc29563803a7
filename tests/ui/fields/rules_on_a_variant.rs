use dunder::prelude::*;

#[derive(Fields, Debug, Clone)]
enum Shape {
    #[field(range(0.0..))]
    Circle(f64),
}

fn main() -> Result<(), ValidationErrors> {
    println!("{:?}", Shape::new_circle(1.0)?);
    Ok(())
}
