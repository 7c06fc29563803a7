use dunder::prelude::*;

#[derive(Fields, Debug, Clone)]
struct Model {
    #[field(range(120..=18))]
    value: u8,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new(20)?;
    model.set_value(20)?;
    println!("{:?}", model.with_value(20)?.value());
    model.update(|draft| draft.value = 20)?;
    Ok(())
}
