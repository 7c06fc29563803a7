use dunder::prelude::*;

#[derive(NamedTuple, Fields)]
struct User {
    #[field(len(1..=64))]
    name: String,
    #[field(range(18..))]
    age: u32,
}

fn main() -> Result<(), ValidationErrors> {
    let user = User::new("fank", 27)?;
    println!("{} {}", user.with_age(28)?.age(), user.name());
    Ok(())
}
