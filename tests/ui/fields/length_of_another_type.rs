use dunder::prelude::*;

#[derive(Debug, Clone)]
struct Celsius(f64);

#[derive(Fields, Debug, Clone)]
struct Model {
    #[field(len(1..))]
    value: Celsius,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new(Celsius(1.0))?;
    model.set_value(Celsius(1.0))?;
    println!("{:?}", model.with_value(Celsius(1.0))?.value());
    model.update(|draft| draft.value = Celsius(1.0))?;
    Ok(())
}
