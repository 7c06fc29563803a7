//! Counting instructions: the same on every run, however busy the machine is.

use std::path::Path;
use std::process::Command;

use crate::Failure;

/// What is said where valgrind is missing.
pub(crate) const MISSING: &str = "valgrind is not installed, so no instructions were counted";

const CALLGRIND: [&str; 3] = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"];

pub(crate) fn version() -> Option<String> {
    let output = Command::new("valgrind").arg("--version").output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_string())
}

/// How many instructions a program executes.
pub(crate) fn instructions(program: &Path, arguments: &[&str]) -> Result<u64, Failure> {
    let mut command = Command::new(CALLGRIND[0]);
    command.args(&CALLGRIND[1..]).arg(program).args(arguments);
    count(&mut command)
}

/// How many instructions a program executes that a shell script starts as `"$@"`.
pub(crate) fn instructions_of(script: &str, program: &Path, folder: &Path) -> Result<u64, Failure> {
    let mut command = Command::new("sh");
    command.args(["-c", script, "sh"]).args(CALLGRIND).arg(program).current_dir(folder);
    count(&mut command)
}

fn count(command: &mut Command) -> Result<u64, Failure> {
    let output = command.output()?;
    let report = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!("{command:?} failed:\n{report}").into());
    }
    let total = report.lines().find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok());
    total.ok_or_else(|| format!("callgrind gave no count:\n{report}").into())
}
