//! Measures dunder against hand-written code and the peers, and checks the budgets.

mod clean_build;
mod compile_cost;
mod cpu;
mod options;
mod programs;
mod python;
mod results;
mod runtime;
mod table;
mod thresholds;
mod valgrind;
mod verdict;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use options::{Options, Section};
use thresholds::Thresholds;

/// What went wrong, in words for whoever started the measurement.
type Failure = Box<dyn std::error::Error>;

/// What a section found.
#[derive(Debug, Default)]
struct Outcome {
    /// For the screen and for `RESULTS.md`.
    markdown: String,
    /// One sentence for each threshold that is exceeded.
    slips: Vec<String>,
    /// One sentence for each budget that does not hold, where that is known and allowed for now.
    missed: Vec<String>,
    /// One sentence for each budget that could not be looked at.
    unchecked: Vec<String>,
}

fn main() -> ExitCode {
    let options = match Options::from_arguments(std::env::args().skip(1)) {
        Ok(Some(options)) => options,
        Ok(None) => {
            println!("{}", options::USAGE);
            return ExitCode::SUCCESS;
        }
        Err(complaint) => {
            eprintln!("{complaint}\n\n{}", options::USAGE);
            return ExitCode::FAILURE;
        }
    };
    match measure(&options) {
        Ok(slips) if slips.is_empty() => ExitCode::SUCCESS,
        Ok(_) if !options.check => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the sections asked for, prints what they found, and returns the thresholds that are exceeded.
fn measure(options: &Options) -> Result<Vec<String>, Failure> {
    let thresholds = Thresholds::read(&here().join("thresholds.toml"))?;
    let (mut slips, mut missed, mut unchecked) = (Vec::new(), Vec::new(), Vec::new());
    for section in &options.sections {
        let outcome = match section {
            Section::Fields => runtime::measure(&runtime::FIELDS, options, &thresholds)?,
            Section::NamedTuple => runtime::measure(&runtime::NAMED_TUPLE, options, &thresholds)?,
            Section::Properties => runtime::measure(&runtime::PROPERTIES, options, &thresholds)?,
            Section::Calls => runtime::measure(&runtime::CALLS, options, &thresholds)?,
            Section::Generators => runtime::measure(&runtime::GENERATORS, options, &thresholds)?,
            Section::Comprehensions => runtime::measure(&runtime::COMPREHENSIONS, options, &thresholds)?,
            Section::CompileCost => compile_cost::measure(&compile_cost::FIELDS, options, &thresholds)?,
            Section::CompileAccessors => {
                compile_cost::measure(&compile_cost::ACCESSORS, options, &thresholds)?
            }
            Section::CompileAccessorsAlone => {
                compile_cost::measure(&compile_cost::ACCESSORS_ALONE, options, &thresholds)?
            }
            Section::CompileCalls => compile_cost::measure(&compile_cost::CALLS, options, &thresholds)?,
            Section::CompileConstruction => {
                compile_cost::measure(&compile_cost::CONSTRUCTION, options, &thresholds)?
            }
            Section::CleanBuild => clean_build::measure(options, &thresholds)?,
        };
        println!("{}", outcome.markdown);
        if !options.check {
            results::write(&here().join("RESULTS.md"), *section, &outcome.markdown)?;
        }
        slips.extend(outcome.slips);
        missed.extend(outcome.missed);
        unchecked.extend(outcome.unchecked);
    }
    for sentence in &unchecked {
        println!("NOT CHECKED: {sentence}");
    }
    for sentence in &missed {
        println!("over budget, as known: {sentence}");
    }
    for slip in &slips {
        println!("SLIPPED: {slip}");
    }
    if slips.is_empty() {
        let all = if missed.is_empty() && unchecked.is_empty() { "every" } else { "every other" };
        println!("{all} budget holds");
    }
    Ok(slips)
}

/// The folder of this package.
fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder for what the measurements build.
fn scratch(name: &str) -> PathBuf {
    here().parent().expect("the workspace").join("target/budgets").join(name)
}
