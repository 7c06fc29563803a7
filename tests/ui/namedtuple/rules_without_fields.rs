use dunder::prelude::*;

#[derive(NamedTuple, Clone, Debug, PartialEq)]
struct User {
    #[field(len(1..=64))]
    name: String,
    #[field(range(18..))]
    #[default(18)]
    age: u32,
}

fn main() -> Result<(), Exception> {
    let user = User::new("fank", 27);
    println!("{user} {} {} {:?}", repr(&user), user.asdict(), User::FIELDS);
    let _ = (user.with_age(28), User::DEFAULTS.asdict(), user.replace([("age", 28.into())])?);
    let _ = (User::make(user.values())?, User::from_tuple(user.into_tuple()));
    Ok(())
}
