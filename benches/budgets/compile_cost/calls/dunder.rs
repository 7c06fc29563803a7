use dunder::prelude::*;

// EACH PIECE
#[kwargs]
pub fn ask_N(name: &str, height: f64, #[default(18)] age: u32, #[default(false)] loud: bool) -> String {
    format!("{name} {age} {height} {loud}")
}

pub fn calls_N() -> [String; 5] {
    [
        ask_N!("Ada", 1.65, 36, true),
        ask_N!("Alan", height = 1.78, age = 41),
        ask_N!("Grace", 1.68, age = 85, loud = false),
        ask_N!(name = "Edsger", height = 1.82, age = 72, loud = true),
        ask_N!("Barbara", height = 1.70, loud = true),
    ]
}
