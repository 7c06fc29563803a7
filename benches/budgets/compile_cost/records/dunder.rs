use dunder::prelude::*;

#[derive(Fields, Clone)]
pub struct Address {
    #[field(len(1..=80))]
    street: String,
    #[field(len(5..=10))]
    zip: String,
}

#[derive(Fields, Clone)]
pub struct Item {
    #[field(len(1..=32))]
    label: String,
    #[field(range(1..=99))]
    quantity: u32,
}

// EACH PIECE
#[derive(Fields)]
pub struct PieceN {
    #[field(len(1..=64))]
    name: String,
    #[field(range(18..=120))]
    age: u8,
    #[field(email)]
    email: String,
    #[field(pattern("^[A-Z]{3}-[0-9]{4}$"))]
    code: String,
    #[field(len(..=280))]
    bio: String,
    #[field(range(0.0..=100.0))]
    score: f64,
    #[field(nested)]
    address: Address,
    #[field(len(1..=10), nested)]
    items: Vec<Item>,
}

pub fn make_N(address: Address, items: Vec<Item>) -> Result<PieceN, ValidationErrors> {
    PieceN::new("Ada", 36, "ada@example.org", "ADA-1815", "Wrote the first program.", 97.5, address, items)
}
