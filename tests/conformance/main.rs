//! Replays what CPython did: `cargo run -p dunder-tests --bin conformance -- FILE…`.
//!
//! A file holds one scenario per line, as JSON: what is done, and what CPython answered. Those of generators and of context managers
//! are turned into a Rust program that uses the macros, which is compiled, run and compared; those of the object model are done with
//! `dunder::dynamic`. How many passed and failed is printed for each kind; of those that failed, the first difference too.
//!
//! `--random COUNT` adds programs that nobody has recorded: as many of each kind that has a writer, with the answers of the `python3` that
//! is here. `--seed SEED` gives others; the same seed gives the same.

mod generators;
mod language;
mod managers;
mod model;
mod player;
mod project;
mod random;
mod report;
mod scenario;

use std::collections::BTreeMap;
use std::error::Error;
use std::process::ExitCode;

use report::Report;
use scenario::Scenario;

/// What any part of this program fails with.
type Failure = Box<dyn Error>;

const USAGE: &str =
    "usage: cargo run -p dunder-tests --bin conformance -- [--random COUNT [--seed SEED]] [FILE…]";

/// What is asked for.
#[derive(Debug, Default)]
struct Command {
    files: Vec<String>,
    random: usize,
    seed: u64,
}

fn main() -> ExitCode {
    let Some(command) = read(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::FAILURE;
    };
    match replay(&command) {
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

fn read(mut words: impl Iterator<Item = String>) -> Option<Command> {
    let mut command = Command::default();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--random" => command.random = words.next()?.parse().ok()?,
            "--seed" => command.seed = words.next()?.parse().ok()?,
            option if option.starts_with("--") => return None,
            _ => command.files.push(word),
        }
    }
    (command.random > 0 || !command.files.is_empty()).then_some(command)
}

fn replay(command: &Command) -> Result<Report, Failure> {
    let mut kinds: BTreeMap<String, Vec<Scenario>> = BTreeMap::new();
    let mut scenarios = scenario::read(&command.files)?;
    scenarios.extend(random::scenarios(command.random, command.seed)?);
    for scenario in scenarios {
        kinds.entry(scenario.kind.clone()).or_default().push(scenario);
    }
    let mut report = Report::default();
    for (kind, scenarios) in kinds {
        match kind.as_str() {
            "gen" => report.played(&kind, generators::PLAYER.play(&scenarios)?),
            "with" => report.played(&kind, managers::PLAYER.play(&scenarios)?),
            "mro" | "attr" | "super" | "meta" | "abc" | "descriptor-validate" | "instance" => {
                report.played(&kind, model::play(&scenarios));
            }
            _ => report.without_player(&kind, scenarios.len()),
        }
    }
    Ok(report)
}
