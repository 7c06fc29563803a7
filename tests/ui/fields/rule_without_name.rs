use dunder::prelude::*;

#[derive(Fields, Debug, Clone)]
struct Model {
    #[field("email")]
    value: String,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new("a@b")?;
    model.set_value("a@b")?;
    println!("{:?}", model.with_value("a@b")?.value());
    model.update(|draft| draft.value = "a@b".into())?;
    Ok(())
}
