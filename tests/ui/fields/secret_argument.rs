use dunder::prelude::*;

#[derive(Fields, Debug, Clone)]
struct Vault {
    #[field(secret)]
    pin: u32,
    #[field(range(..self.pin))]
    guess: u32,
}

fn main() -> Result<(), ValidationErrors> {
    let mut vault = Vault::new(5, 4)?;
    vault.set_guess(3)?;
    println!("{} {}", vault.pin(), vault.guess());
    Ok(())
}
