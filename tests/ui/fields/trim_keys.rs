use dunder::prelude::*;

use std::collections::BTreeMap;

#[derive(Fields, Debug, Clone)]
struct Model {
    #[field(keys(trim))]
    value: BTreeMap<String, u8>,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new(BTreeMap::new())?;
    model.set_value(BTreeMap::new())?;
    println!("{:?}", model.with_value(BTreeMap::new())?.value());
    model.update(|draft| draft.value = BTreeMap::new())?;
    Ok(())
}
