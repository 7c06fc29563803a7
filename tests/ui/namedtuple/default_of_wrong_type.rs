use dunder::prelude::*;

#[derive(NamedTuple)]
struct User {
    #[default("18")]
    age: u32,
    #[default(18)]
    name: String,
}

fn main() {
    println!("{} {}", User::new(1, "x"), User::DEFAULTS.asdict());
}
