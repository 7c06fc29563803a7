//! Replays what CPython did: `cargo run -p dunder-tests --bin conformance -- FILE…`.
//!
//! A file holds one scenario per line, as JSON: what is done, and what CPython answered. Those of generators are turned into a Rust
//! program that uses the macros, which is compiled, run and compared; those of the object model are done with `dunder::dynamic`. How
//! many passed and failed is printed for each kind; of those that failed, the first difference too.

mod generators;
mod model;
mod project;
mod report;
mod scenario;

use std::collections::BTreeMap;
use std::error::Error;
use std::process::ExitCode;

use report::Report;
use scenario::Scenario;

/// What any part of this program fails with.
type Failure = Box<dyn Error>;

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        eprintln!("usage: cargo run -p dunder-tests --bin conformance -- FILE…");
        return ExitCode::FAILURE;
    }
    match replay(&files) {
        Ok(report) => {
            print!("{report}");
            if report.all_passed() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn replay(files: &[String]) -> Result<Report, Failure> {
    let mut kinds: BTreeMap<String, Vec<Scenario>> = BTreeMap::new();
    for scenario in scenario::read(files)? {
        kinds.entry(scenario.kind.clone()).or_default().push(scenario);
    }
    let mut report = Report::default();
    for (kind, scenarios) in kinds {
        match kind.as_str() {
            "gen" => report.played(&kind, generators::play(&scenarios)?),
            "mro" | "attr" | "super" | "meta" | "abc" | "descriptor-validate" | "instance" => {
                report.played(&kind, model::play(&scenarios));
            }
            _ => report.without_player(&kind, scenarios.len()),
        }
    }
    Ok(report)
}
