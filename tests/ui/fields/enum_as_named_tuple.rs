use dunder::prelude::*;

#[derive(Fields, Debug, Clone)]
#[fields(namedtuple)]
enum Shape {
    Circle(#[field(range(0.0..))] f64),
}

fn main() -> Result<(), ValidationErrors> {
    println!("{:?}", Shape::new_circle(1.0)?);
    Ok(())
}
