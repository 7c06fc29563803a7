//! Random programs, with what CPython does with them.

use std::path::Path;
use std::process::Command;

use crate::Failure;
use crate::scenario::{self, Scenario};

/// What writes programs, and plays them in CPython: called with a seed and how many, it prints a scenario per line.
const WRITERS: &[&str] = &["generators/random_programs.py"];

/// As many scenarios of each writer; none, with a line that says so, where there is no CPython of the version that the answers are of.
pub(crate) fn scenarios(count: usize, seed: u64) -> Result<Vec<Scenario>, Failure> {
    let mut scenarios = Vec::new();
    if count == 0 {
        return Ok(scenarios);
    }
    let version = Command::new("python3").arg("--version").output().map(|output| output.stdout);
    let version = version
        .map_or_else(|error| error.to_string(), |text| String::from_utf8_lossy(&text).trim().to_owned());
    if !version.starts_with("Python 3.11.") {
        eprintln!("SKIPPED: random programs need `python3` 3.11; here it is: {version}");
        return Ok(scenarios);
    }
    for writer in WRITERS {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance").join(writer);
        let output =
            Command::new("python3").arg(script).args([seed.to_string(), count.to_string()]).output()?;
        if !output.status.success() {
            return Err(format!("{writer} failed:\n{}", String::from_utf8_lossy(&output.stderr)).into());
        }
        scenarios.extend(scenario::parse(writer, &String::from_utf8(output.stdout)?)?);
    }
    Ok(scenarios)
}
