use garde::Validate;

#[derive(Validate)]
pub struct Address {
    #[garde(length(chars, min = 1, max = 80))]
    pub street: String,
    #[garde(length(chars, min = 5, max = 10))]
    pub zip: String,
}

#[derive(Validate)]
pub struct Item {
    #[garde(length(chars, min = 1, max = 32))]
    pub label: String,
    #[garde(range(min = 1, max = 99))]
    pub quantity: u32,
}

// EACH PIECE
#[derive(Validate)]
pub struct PieceN {
    #[garde(length(chars, min = 1, max = 64))]
    pub name: String,
    #[garde(range(min = 18, max = 120))]
    pub age: u8,
    #[garde(email)]
    pub email: String,
    #[garde(pattern(r"^[A-Z]{3}-[0-9]{4}$"))]
    pub code: String,
    #[garde(length(chars, max = 280))]
    pub bio: String,
    #[garde(range(min = 0.0, max = 100.0))]
    pub score: f64,
    #[garde(dive)]
    pub address: Address,
    #[garde(length(min = 1, max = 10), dive)]
    pub items: Vec<Item>,
}

pub fn make_N(address: Address, items: Vec<Item>) -> Result<PieceN, garde::Report> {
    let account = PieceN {
        name: "Ada".into(),
        age: 36,
        email: "ada@example.org".into(),
        code: "ADA-1815".into(),
        bio: "Wrote the first program.".into(),
        score: 97.5,
        address,
        items,
    };
    account.validate()?;
    Ok(account)
}
