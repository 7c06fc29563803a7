
// EACH PIECE
pub fn ask_N(name: &str, height: f64, age: u32, loud: bool) -> String {
    format!("{name} {age} {height} {loud}")
}

pub fn calls_N() -> [String; 5] {
    [
        ask_N("Ada", 1.65, 36, true),
        ask_N("Alan", 1.78, 41, false),
        ask_N("Grace", 1.68, 85, false),
        ask_N("Edsger", 1.82, 72, true),
        ask_N("Barbara", 1.70, 18, true),
    ]
}
