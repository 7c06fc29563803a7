use dunder::prelude::*;

type Row = Vec<f64>;

#[derive(Fields, Debug, Clone)]
struct Model {
    #[field(unique)]
    value: Row,
}

fn main() -> Result<(), ValidationErrors> {
    let mut model = Model::new(vec![])?;
    model.set_value(vec![])?;
    println!("{:?}", model.with_value(vec![])?.value());
    model.update(|draft| draft.value = vec![])?;
    Ok(())
}
