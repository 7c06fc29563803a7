use dunder::prelude::*;

#[derive(Fields, Debug, Clone)]
struct Model {
    name: String,
    #[field(range(1..))]
    set_name: u8,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new("a", 1)?;
    model.set_name("b")?;
    println!("{}", model.name());
    Ok(())
}
