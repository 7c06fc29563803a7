use dunder::prelude::*;

#[derive(Fields, Debug, Clone)]
struct Form {
    password: String,
    #[field(same_as(pasword))]
    confirm: String,
}

fn main() -> Result<(), ValidationErrors> {
    let mut form = Form::new("a", "a")?;
    form.set_confirm("a")?;
    println!("{} {}", form.password(), form.confirm());
    Ok(())
}
