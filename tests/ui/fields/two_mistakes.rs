use dunder::prelude::*;

#[derive(Fields, Debug, Clone)]
struct Model {
    #[field(lenght(1..=64))]
    value: String,
    #[field(range(120..=18))]
    age: u8,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new("a", 5)?;
    model.set_value("a")?;
    println!("{:?}", model.with_value("a")?.value());
    model.update(|draft| draft.age = 5)?;
    Ok(())
}
