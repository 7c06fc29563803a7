#[dunder::kwargs]
fn ask(name: &str, #[default(18)] age: u32, #[kwonly] loud: bool) -> String {
    format!("{name} {age} {loud}")
}

fn main() {
    let text = ask!("f", 1, 2, agee = 25, name = "g");
    println!("{}", text.len());
}
