use dunder::prelude::*;

// `update` works on a copy.
struct Key;

#[derive(Fields)]
struct Model {
    key: Key,
    #[field(range(1..))]
    value: u8,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new(Key, 1)?;
    model.set_value(2)?;
    model.update(|draft| draft.value = 3)?;
    Ok(())
}
