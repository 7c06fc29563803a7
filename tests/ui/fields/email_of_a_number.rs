use dunder::prelude::*;

#[derive(Fields, Debug, Clone)]
struct Model {
    #[field(email)]
    value: Option<u64>,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new(Some(1))?;
    model.set_value(Some(1))?;
    println!("{:?}", model.with_value(Some(1))?.value());
    model.update(|draft| draft.value = Some(1))?;
    Ok(())
}
