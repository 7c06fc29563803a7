use dunder::prelude::*;

// EACH PIECE
#[derive(Property)]
#[property(get, set, mut)]
pub struct PieceN {
    name: String,
    age: u32,
    tags: Vec<String>,
    note: Option<String>,
    score: f64,
    seen: bool,
    city: String,
    visits: u64,
}
