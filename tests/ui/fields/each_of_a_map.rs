use dunder::prelude::*;

use std::collections::BTreeMap;

#[derive(Fields, Debug, Clone)]
struct Model {
    #[field(each(len(1..)))]
    value: BTreeMap<String, String>,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new(BTreeMap::new())?;
    model.set_value(BTreeMap::new())?;
    println!("{:?}", model.with_value(BTreeMap::new())?.value());
    model.update(|draft| draft.value = BTreeMap::new())?;
    Ok(())
}
