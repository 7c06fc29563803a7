use dunder::prelude::*;

#[derive(Fields, Debug, Clone)]
struct Model {
    #[field(range(18..=120))]
    #[default(7)]
    value: u8,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new(18)?;
    model.set_value(18)?;
    println!("{:?}", model.with_value(18)?.value());
    model.update(|draft| draft.value = 18)?;
    Ok(())
}
