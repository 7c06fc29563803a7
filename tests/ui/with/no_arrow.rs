use dunder::prelude::*;

fn main() {
    let lock = std::sync::Mutex::new(1);
    with!(&lock as guard { println!("{guard}") });
}
