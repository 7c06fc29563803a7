use dunder::context::suppress;
use dunder::exception::ExceptionType;
use dunder::prelude::*;

fn age(text: &str) -> Result<u32, Exception> {
    Ok(with!(suppress(ValueError::CLASS) => { text.parse::<u32>()? }))
}

fn main() {
    age("18").unwrap();
}
