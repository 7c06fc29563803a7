#[dunder::kwargs]
fn ask(name: &str, age: u32, #[kwonly] loud: bool) -> usize {
    name.len() + age as usize + usize::from(loud)
}

fn main() {
    let _ = ask!("f", loud = true);
    let _ = ask!();
}
