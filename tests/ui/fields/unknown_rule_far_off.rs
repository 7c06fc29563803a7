use dunder::prelude::*;

#[derive(Fields, Debug, Clone)]
struct Model {
    #[field(colour("red"))]
    value: String,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new("a")?;
    model.set_value("a")?;
    println!("{:?}", model.with_value("a")?.value());
    model.update(|draft| draft.value = "a".into())?;
    Ok(())
}
