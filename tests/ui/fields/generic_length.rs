use dunder::prelude::*;

#[derive(Fields, Debug, Clone)]
struct Model<T: Clone> {
    #[field(len(1..))]
    value: T,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new(vec![1])?;
    model.set_value(vec![2])?;
    println!("{:?}", model.value());
    Ok(())
}
