use dunder::prelude::*;

fn check() -> Result<(), Exception> {
    raise!(ValueError("negative"), from = None, 5)
}

fn main() {
    drop(check());
}
