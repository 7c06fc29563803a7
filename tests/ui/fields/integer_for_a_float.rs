use dunder::prelude::*;

// Python takes an int for a float, Rust does not.
#[derive(Fields, Debug, Clone)]
struct Model {
    #[field(range(0..=1))]
    value: f64,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new(0.5)?;
    model.set_value(0.5)?;
    println!("{:?}", model.with_value(0.5)?.value());
    model.update(|draft| draft.value = 0.5)?;
    Ok(())
}
