use dunder::prelude::*;

#[derive(Debug, Clone)]
struct Unordered;

#[derive(Fields, Debug, Clone)]
struct Model {
    #[field(range(Unordered..))]
    value: Unordered,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new(Unordered)?;
    model.set_value(Unordered)?;
    println!("{:?}", model.with_value(Unordered)?.value());
    model.update(|draft| draft.value = Unordered)?;
    Ok(())
}
