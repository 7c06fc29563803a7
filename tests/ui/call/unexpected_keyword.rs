#[dunder::kwargs]
fn ask(name: &str, #[default(18)] age: u32) -> String {
    format!("{name} {age}")
}

fn main() {
    let text = ask!("f", agee = 25);
    println!("{}", text.len());
    let _ = ask!("f", z = 25);
}
