use dunder::prelude::*;
use std::cell::Cell;

generators! {
    fn opened() -> ContextManager<Target = &Cell<&str>> {
        let text = String::from("local");
        let cell = Cell::new(text.as_str());
        yield &cell;
        println!("{}", cell.get());
    }
}

fn main() {}
