use dunder::prelude::*;

#[derive(Debug, Clone)]
struct Address;

#[derive(Fields, Debug, Clone)]
struct Model {
    #[field(nested)]
    value: Address,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new(Address)?;
    model.set_value(Address)?;
    println!("{:?}", model.with_value(Address)?.value());
    model.update(|draft| draft.value = Address)?;
    Ok(())
}
