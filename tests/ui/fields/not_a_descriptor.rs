use dunder::prelude::*;

// A number is no rule.
#[derive(Fields, Debug, Clone)]
struct Model {
    #[field(with = 5)]
    value: u32,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new(5)?;
    model.set_value(5)?;
    println!("{:?}", model.with_value(5)?.value());
    model.update(|draft| draft.value = 5)?;
    Ok(())
}
