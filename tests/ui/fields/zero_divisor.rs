use dunder::prelude::*;

#[derive(Fields, Debug, Clone)]
struct Model {
    #[field(multiple_of(0))]
    value: u8,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new(0)?;
    model.set_value(0)?;
    println!("{:?}", model.with_value(0)?.value());
    model.update(|draft| draft.value = 0)?;
    Ok(())
}
