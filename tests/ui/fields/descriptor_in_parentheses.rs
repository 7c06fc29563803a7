use dunder::prelude::*;

struct Even;

impl Descriptor<u32> for Even {}

#[derive(Fields, Debug, Clone)]
struct Model {
    #[field(with(Even))]
    value: u32,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new(2)?;
    model.set_value(2)?;
    println!("{:?}", model.with_value(2)?.value());
    model.update(|draft| draft.value = 2)?;
    Ok(())
}
