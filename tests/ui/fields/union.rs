use dunder::prelude::*;

#[derive(Fields)]
union Bits {
    int: u32,
    float: f32,
}

fn main() -> Result<(), ValidationErrors> {
    println!("{}", size_of::<Bits>());
    Ok(())
}
