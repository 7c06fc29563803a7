mod account {
    use dunder::prelude::*;

    #[derive(Fields, Debug, Clone)]
    pub struct Account {
        #[field(range(18..=120))]
        age: u8,
    }
}

fn main() -> Result<(), dunder::ValidationErrors> {
    let account = account::Account { age: 200 };
    println!("{:?}", account.age());
    Ok(())
}
