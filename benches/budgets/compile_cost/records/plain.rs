pub struct Address {
    pub street: String,
    pub zip: String,
}

pub struct Item {
    pub label: String,
    pub quantity: u32,
}

// EACH PIECE
pub struct PieceN {
    pub name: String,
    pub age: u8,
    pub email: String,
    pub code: String,
    pub bio: String,
    pub score: f64,
    pub address: Address,
    pub items: Vec<Item>,
}

pub fn make_N(address: Address, items: Vec<Item>) -> PieceN {
    PieceN {
        name: "Ada".into(),
        age: 36,
        email: "ada@example.org".into(),
        code: "ADA-1815".into(),
        bio: "Wrote the first program.".into(),
        score: 97.5,
        address,
        items,
    }
}
