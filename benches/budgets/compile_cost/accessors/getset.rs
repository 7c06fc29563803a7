use getset::{Getters, MutGetters, Setters};

// EACH PIECE
#[derive(Getters, MutGetters, Setters)]
#[getset(get = "pub", set = "pub", get_mut = "pub")]
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
