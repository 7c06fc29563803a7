use dunder::prelude::*;

fn check(cause: Exception) -> Result<(), Exception> {
    raise!(ValueError("negative"), cause)
}

fn main() {
    drop(check(KeyError::new("k").into()));
}
