use dunder::prelude::*;

use std::collections::BTreeSet;

#[derive(Fields, Debug, Clone)]
struct Model {
    #[field(unique)]
    value: BTreeSet<u8>,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new(BTreeSet::new())?;
    model.set_value(BTreeSet::new())?;
    println!("{:?}", model.with_value(BTreeSet::new())?.value());
    model.update(|draft| draft.value = BTreeSet::new())?;
    Ok(())
}
