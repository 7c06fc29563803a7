use dunder::prelude::*;

#[derive(Fields, Debug, Clone)]
struct Model {
    new: bool,
    old: bool,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new(true, false)?;
    model.set_old(true)?;
    println!("{}", model.old());
    Ok(())
}
