use dunder::prelude::*;

#[derive(Fields, Debug, Clone)]
pub struct Window {
    pub low: u8,
    #[field(range(self.low..))]
    high: u8,
}

fn main() -> Result<(), ValidationErrors> {
    let mut window = Window::new(1, 2)?;
    window.set_high(3)?;
    println!("{} {}", window.low(), window.high());
    Ok(())
}
