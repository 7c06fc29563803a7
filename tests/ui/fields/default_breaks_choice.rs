use dunder::prelude::*;

#[derive(Fields, Debug, Clone)]
struct Model {
    #[field(one_of("red", "green"))]
    #[default("blue")]
    value: String,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new("red")?;
    model.set_value("red")?;
    println!("{:?}", model.with_value("red")?.value());
    model.update(|draft| draft.value = "red".into())?;
    Ok(())
}
