use dunder::prelude::*;

// EACH PIECE
#[derive(Property)]
pub struct PieceN {
    #[property(get, set, mut)]
    name: String,
    #[property(get, set, mut)]
    age: u32,
    #[property(get, set, mut)]
    tags: Vec<String>,
    #[property(get, set, mut)]
    note: Option<String>,
    #[property(get, set, mut)]
    score: f64,
    #[property(get, set, mut)]
    seen: bool,
    #[property(get, set, mut)]
    city: String,
    #[property(get, set, mut)]
    visits: u64,
}
