use dunder::prelude::*;

type Pairs = Vec<(String, String)>;

#[derive(Fields, Debug, Clone)]
struct Model {
    #[field(values(len(1..)))]
    value: Pairs,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new(vec![])?;
    model.set_value(vec![])?;
    println!("{:?}", model.with_value(vec![])?.value());
    model.update(|draft| draft.value = vec![])?;
    Ok(())
}
