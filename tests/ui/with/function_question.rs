use dunder::prelude::*;
use dunder::context::nullcontext;

#[within(nullcontext(1))]
fn age(text: &str) -> u8 {
    text.parse::<u8>()?
}

fn main() {
    age("18");
}
