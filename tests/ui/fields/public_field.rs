use dunder::prelude::*;

#[derive(Fields, Debug, Clone)]
pub struct Account {
    #[field(range(18..))]
    pub age: u8,
}

fn main() -> Result<(), ValidationErrors> {
    let mut account = Account::new(18)?;
    account.set_age(19)?;
    println!("{}", account.age());
    Ok(())
}
