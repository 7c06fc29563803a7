use dunder::prelude::*;

#[derive(Fields, Debug, Clone)]
struct Model {
    #[field(range(1 2))]
    value: u8,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new(1)?;
    model.set_value(1)?;
    println!("{:?}", model.with_value(1)?.value());
    model.update(|draft| draft.value = 1)?;
    Ok(())
}
