//! `RESULTS.md`: one part for each section, rewritten by whoever measured it and by nobody else.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use crate::options::Section;
use crate::{Failure, valgrind};

const HEAD: &str = "\
# What dunder costs

Written by `cargo bench -p dunder-benches`, which measures everything below; `-- --help` tells how to measure one section.
Ratios are to hand-written code that does the same, measured in the same run. Instructions are callgrind's and the same on every run;
times are the least of several samples and depend on the machine. `thresholds.toml` holds the budgets that `.ci/run` checks.
";

/// Puts `body` in the place of what the section said before.
pub(crate) fn write(path: &Path, section: Section, body: &str) -> Result<(), Failure> {
    let before = std::fs::read_to_string(path).unwrap_or_default();
    let mut after = HEAD.to_string();
    for other in Section::ALL {
        let part = match other == section {
            true => Some(format!("{}\n\n{}", provenance(section)?, body.trim_end())),
            false => part(&before, other).map(str::to_string),
        };
        if let Some(part) = part {
            write!(after, "\n{}\n\n{}\n", heading(other), part.trim())?;
        }
    }
    Ok(std::fs::write(path, after)?)
}

/// What a section said before.
fn part(text: &str, section: Section) -> Option<&str> {
    let (_, rest) = text.split_once(&format!("{}\n", heading(section)))?;
    Some(rest.split("\n## ").next().unwrap_or(rest))
}

fn heading(section: Section) -> &'static str {
    match section {
        Section::Fields => "## Validated fields at run time",
        Section::NamedTuple => "## Named tuples at run time",
        Section::Properties => "## Properties at run time",
        Section::Calls => "## Calls with keywords",
        Section::CompileCost => "## Compile cost",
        Section::CompileAccessors => "## Compile cost of accessors",
        Section::CompileAccessorsAlone => "## Compile cost of accessors, without access by name",
        Section::CompileCalls => "## Compile cost of calls",
        Section::CompileConstruction => "## Compile cost of construction",
        Section::Generators => "## Generators at run time",
        Section::CleanBuild => "## Clean build",
        Section::Comprehensions => "## Comprehensions",
    }
}

/// How to measure the section again, and what it was measured with.
fn provenance(section: Section) -> Result<String, Failure> {
    let rustc = Command::new("rustc").arg("--version").output()?;
    let rustc = String::from_utf8(rustc.stdout)?;
    let valgrind = valgrind::version().unwrap_or_else(|| "no valgrind".into());
    let command = format!("cargo bench -p dunder-benches -- {}", section.name());
    Ok(format!("`{command}`; {}, {valgrind}", rustc.trim()))
}
