use dunder::prelude::*;

#[derive(Fields, Debug, Clone)]
struct Model {
    #[field(range(0..=300))]
    value: u8,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new(5)?;
    model.set_value(5)?;
    println!("{:?}", model.with_value(5)?.value());
    model.update(|draft| draft.value = 5)?;
    Ok(())
}
