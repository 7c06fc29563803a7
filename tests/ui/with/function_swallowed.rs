use dunder::prelude::*;
use dunder::context::suppress;
use dunder::exception::ExceptionType;

#[within(suppress(ValueError::CLASS))]
fn age(text: &str) -> Result<u32, Exception> {
    Ok(text.parse::<u32>()?)
}

fn main() {
    age("18").unwrap();
}
