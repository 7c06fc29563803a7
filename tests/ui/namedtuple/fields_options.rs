use dunder::prelude::*;

#[derive(Fields, NamedTuple)]
#[fields(rename = "Person")]
struct User {
    name: String,
}

fn main() -> Result<(), ValidationErrors> {
    println!("{}", User::new("fank")?.name());
    Ok(())
}
