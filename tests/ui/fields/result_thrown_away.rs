#![deny(unused_must_use)]

use dunder::prelude::*;

#[derive(Fields, Debug, Clone)]
struct Model {
    #[field(range(1..))]
    value: u8,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new(1)?;
    model.set_value(2);
    Ok(())
}
