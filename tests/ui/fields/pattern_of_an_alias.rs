use dunder::prelude::*;

type Age = u8;

#[derive(Fields, Debug, Clone)]
struct Model {
    #[field(pattern("^[0-9]+$"))]
    value: Age,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new(5)?;
    model.set_value(5)?;
    println!("{:?}", model.with_value(5)?.value());
    model.update(|draft| draft.value = 5)?;
    Ok(())
}
