use dunder::prelude::*;

struct Above(u32);

impl Descriptor<u32> for Above {}

#[derive(Fields, Debug, Clone)]
struct Window {
    low: u32,
    #[field(with = Above(self.low))]
    high: u32,
}

fn main() -> Result<(), ValidationErrors> {
    let mut window = Window::new(1, 2)?;
    window.set_high(3)?;
    println!("{} {}", window.low(), window.high());
    Ok(())
}
