//! The programs that hold the cases, and the questions that can be put to them.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Failure, here, scratch, valgrind};

/// A binary with cases in it, and the same cases with an allocator that counts.
#[derive(Debug)]
pub(crate) struct Program {
    cases: PathBuf,
    allocations: PathBuf,
}

impl Program {
    /// Hand-written code and dunder, built by the `cargo bench` that runs this.
    pub(crate) fn own() -> Self {
        Self {
            cases: env!("CARGO_BIN_EXE_cases").into(),
            allocations: env!("CARGO_BIN_EXE_allocations").into(),
        }
    }

    /// The peers, which are built here.
    pub(crate) fn peers() -> Result<Self, Failure> {
        let target = scratch("peers");
        let mut command = Command::new(env!("CARGO"));
        command.args(["build", "--release", "--locked", "--manifest-path"]);
        command.arg(here().join("peers/Cargo.toml")).arg("--target-dir").arg(&target);
        if !command.status()?.success() {
            return Err("the peers do not build".into());
        }
        let release = target.join("release");
        Ok(Self { cases: release.join("peer-cases"), allocations: release.join("peer-allocations") })
    }

    /// Task and author of every case.
    pub(crate) fn list(&self) -> Result<Vec<(String, String)>, Failure> {
        let listing = ask(&self.cases, &["list"])?;
        let cases = listing.lines().filter_map(|line| line.split_once(' '));
        Ok(cases.map(|(task, by)| (task.to_string(), by.to_string())).collect())
    }

    /// Instructions of one repetition.
    ///
    /// The difference of two runs, so that what the process does but once does not count.
    pub(crate) fn instructions(&self, task: &str, by: &str, [few, many]: [u64; 2]) -> Result<f64, Failure> {
        let run = |iterations: u64| {
            valgrind::instructions(&self.cases, &["run", task, by, &iterations.to_string()])
        };
        Ok((run(many)? - run(few)?) as f64 / (many - few) as f64)
    }

    /// Nanoseconds of one repetition, the least of some samples.
    pub(crate) fn nanoseconds(&self, task: &str, by: &str) -> Result<f64, Failure> {
        Ok(ask(&self.cases, &["time", task, by])?.trim().parse()?)
    }

    /// Allocations of one repetition.
    pub(crate) fn allocations(&self, task: &str, by: &str) -> Result<f64, Failure> {
        Ok(ask(&self.allocations, &["allocations", task, by])?.trim().parse()?)
    }
}

fn ask(program: &Path, arguments: &[&str]) -> Result<String, Failure> {
    let output = Command::new(program).args(arguments).output()?;
    if !output.status.success() {
        let report = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{} {arguments:?} failed:\n{report}", program.display()).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
