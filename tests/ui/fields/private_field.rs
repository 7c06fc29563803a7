// In Python this goes through the descriptor; in Rust it does not compile.
mod account {
    use dunder::prelude::*;

    #[derive(Fields, Debug, Clone)]
    pub struct Account {
        #[field(range(18..=120))]
        age: u8,
    }
}

fn main() -> Result<(), dunder::ValidationErrors> {
    let mut account = account::Account::new(18)?;
    account.age = 200;
    Ok(())
}
