//! What a `Cargo.lock` holds: see `dunder_examples::inventory`.

use std::process::ExitCode;

use clap::Parser;
use dunder_examples::inventory::{self, Cli};

fn main() -> ExitCode {
    match inventory::run(&Cli::parse(), &mut std::io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("{}", error.styled());
            ExitCode::FAILURE
        }
    }
}
