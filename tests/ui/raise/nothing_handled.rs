use dunder::prelude::*;

fn check(age: i32) -> Result<(), Exception> {
    if age < 0 {
        raise!();
    }
    Ok(())
}

fn main() {
    drop(check(1));
}
