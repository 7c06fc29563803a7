use dunder::prelude::*;

// A number alone is no range: five characters are `5..=5`.
#[derive(Fields, Debug, Clone)]
struct Model {
    #[field(len(5))]
    value: String,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new("abcde")?;
    model.set_value("abcde")?;
    println!("{:?}", model.with_value("abcde")?.value());
    model.update(|draft| draft.value = "abcde".into())?;
    Ok(())
}
