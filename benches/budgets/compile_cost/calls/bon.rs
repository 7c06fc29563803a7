use bon::builder;

// EACH PIECE
#[builder]
pub fn ask_N(name: &str, height: f64, #[builder(default = 18)] age: u32, #[builder(default = false)] loud: bool) -> String {
    format!("{name} {age} {height} {loud}")
}

pub fn calls_N() -> [String; 5] {
    [
        ask_N().name("Ada").height(1.65).age(36).loud(true).call(),
        ask_N().name("Alan").height(1.78).age(41).call(),
        ask_N().name("Grace").height(1.68).age(85).loud(false).call(),
        ask_N().name("Edsger").height(1.82).age(72).loud(true).call(),
        ask_N().name("Barbara").height(1.70).loud(true).call(),
    ]
}
