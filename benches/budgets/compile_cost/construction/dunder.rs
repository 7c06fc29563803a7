use dunder::prelude::*;

// EACH PIECE
#[derive(NamedTuple)]
pub struct PieceN {
    pub name: String,
    pub height: f64,
    #[default(18)]
    pub age: u32,
    #[default(false)]
    pub loud: bool,
}

pub fn made_N() -> [PieceN; 5] {
    [
        PieceN!("Ada", 1.65, 36, true),
        PieceN!("Alan", height = 1.78, age = 41),
        PieceN!("Grace", 1.68, age = 85, loud = false),
        PieceN!(name = "Edsger", height = 1.82, age = 72, loud = true),
        PieceN!("Barbara", height = 1.70, loud = true),
    ]
}
