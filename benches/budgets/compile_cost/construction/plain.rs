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
        PieceN { name: "Ada".into(), height: 1.65, age: 36, loud: true },
        PieceN { name: "Alan".into(), height: 1.78, age: 41, loud: false },
        PieceN { name: "Grace".into(), height: 1.68, age: 85, loud: false },
        PieceN { name: "Edsger".into(), height: 1.82, age: 72, loud: true },
        PieceN { name: "Barbara".into(), height: 1.70, age: 18, loud: true },
    ]
}
