#[dunder::kwargs]
fn ask(name: &str, #[default(18)] age: u32) -> String {
    format!("{name} {age}")
}

fn main() {
    let _ = ask!("f", age = "x");
}
