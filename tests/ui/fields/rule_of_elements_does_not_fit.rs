use dunder::prelude::*;

#[derive(Fields, Debug, Clone)]
struct Model {
    #[field(each(range(1..)))]
    value: Vec<String>,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new(vec![])?;
    model.set_value(vec![])?;
    println!("{:?}", model.with_value(vec![])?.value());
    model.update(|draft| draft.value = vec![])?;
    Ok(())
}
