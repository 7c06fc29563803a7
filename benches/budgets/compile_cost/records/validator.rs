use std::sync::LazyLock;

use regex::Regex;
use validator::Validate;

#[derive(Validate)]
pub struct Address {
    #[validate(length(min = 1, max = 80))]
    pub street: String,
    #[validate(length(min = 5, max = 10))]
    pub zip: String,
}

#[derive(Validate, serde::Serialize)]
pub struct Item {
    #[validate(length(min = 1, max = 32))]
    pub label: String,
    #[validate(range(min = 1, max = 99))]
    pub quantity: u32,
}

// EACH PIECE
static CODE_N: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[A-Z]{3}-[0-9]{4}$").unwrap());

#[derive(Validate)]
pub struct PieceN {
    #[validate(length(min = 1, max = 64))]
    pub name: String,
    #[validate(range(min = 18, max = 120))]
    pub age: u8,
    #[validate(email)]
    pub email: String,
    #[validate(regex(path = *CODE_N))]
    pub code: String,
    #[validate(length(max = 280))]
    pub bio: String,
    #[validate(range(min = 0.0, max = 100.0))]
    pub score: f64,
    #[validate(nested)]
    pub address: Address,
    #[validate(length(min = 1, max = 10), nested)]
    pub items: Vec<Item>,
}

pub fn make_N(address: Address, items: Vec<Item>) -> Result<PieceN, validator::ValidationErrors> {
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
