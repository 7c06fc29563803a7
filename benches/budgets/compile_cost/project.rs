//! A workspace with one package per source, in the folder for what is built, and the compiler's command lines for them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::sources::{Family, Source};
use crate::{Failure, cpu, here, scratch, valgrind};

#[derive(Debug)]
pub(super) struct Project {
    folder: PathBuf,
}

/// How far the compiler goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Check,
    Build,
}

/// The command line with which cargo compiles one package.
#[derive(Debug)]
pub(super) struct Rustc {
    command_line: String,
    folder: PathBuf,
}

impl Project {
    /// Writes the manifests; the peers' versions are those that the run-time tasks are measured with.
    pub(super) fn create(family: &Family, sources: &[&Source]) -> Result<Self, Failure> {
        let project = Self { folder: scratch(family.name) };
        fs::create_dir_all(&project.folder)?;
        let members: Vec<&str> = sources.iter().map(|source| source.package).collect();
        let manifest = format!(
            "[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n[profile.dev]\nincremental = false\n"
        );
        fs::write(project.folder.join("Cargo.toml"), manifest)?;
        let root = here().parent().expect("the workspace");
        let lock = if sources.iter().any(|source| source.is_peer) {
            "benches/peers/Cargo.lock"
        } else {
            "Cargo.lock"
        };
        fs::copy(root.join(lock), project.folder.join("Cargo.lock"))?;
        for source in sources {
            fs::create_dir_all(project.folder.join(source.package).join("src"))?;
            let manifest = format!(
                "[package]\nname = \"records_{}\"\nedition = \"2024\"\n\n[dependencies]\n{}",
                source.package,
                source.dependencies(root)
            );
            fs::write(project.folder.join(source.package).join("Cargo.toml"), manifest)?;
            project.write(source, 1)?;
        }
        Ok(project)
    }

    /// Writes a package anew with that many records.
    pub(super) fn write(&self, source: &Source, records: usize) -> Result<(), Failure> {
        Ok(fs::write(self.folder.join(source.package).join("src/lib.rs"), source.text(records))?)
    }

    /// Builds what the package depends on and finds out how cargo compiles the package itself.
    pub(super) fn rustc(&self, source: &Source, stage: Stage) -> Result<Rustc, Failure> {
        let package = format!("records_{}", source.package);
        let mut command = Command::new(env!("CARGO"));
        command.arg(if stage == Stage::Check { "check" } else { "build" });
        command.args(["-v", "-p", &package]).current_dir(&self.folder);
        command.env("CARGO_TARGET_DIR", self.folder.join("target")).env_remove("RUSTFLAGS");
        command.env("CARGO_TERM_COLOR", "never");
        // Cargo runs the compiler only if something changed.
        let file =
            fs::File::options().append(true).open(self.folder.join(source.package).join("src/lib.rs"))?;
        file.set_modified(std::time::SystemTime::now())?;
        drop(file);
        let output = command.output()?;
        let report = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() {
            let first = report.split("\nerror").nth(1).unwrap_or(&report);
            return Err(format!("{package} does not compile:\nerror{first}").into());
        }
        let crate_name = format!("--crate-name {package} ");
        let line = report.lines().find(|line| line.contains("Running `") && line.contains(&crate_name));
        let command_line = line.and_then(|line| line.split_once('`')?.1.strip_suffix('`'));
        let command_line =
            command_line.ok_or_else(|| format!("cargo did not compile {package}:\n{report}"))?;
        Ok(Rustc { command_line: command_line.to_string(), folder: self.folder.clone() })
    }
}

impl Rustc {
    /// CPU time of a compilation, the least of some.
    pub(super) fn least(&self, rounds: usize) -> Result<Duration, Failure> {
        let mut least = Duration::MAX;
        for _ in 0..rounds {
            let mut command = Command::new("sh");
            command.args(["-c", &format!("exec env {}", self.command_line)]).current_dir(&self.folder);
            least = least.min(cpu::time(&mut command)?.0);
        }
        Ok(least)
    }

    /// Instructions of a compilation.
    pub(super) fn instructions(&self) -> Result<u64, Failure> {
        // valgrind follows the process that it starts, so that one has to be the compiler and not rustup's stand-in.
        let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output()?.stdout;
        let compiler = Path::new(String::from_utf8(sysroot)?.trim()).join("bin/rustc");
        let (environment, arguments) = self
            .command_line
            .split_once(" --crate-name ")
            .map(|(before, after)| (before.rsplit_once(' ').map_or("", |(env, _)| env), after))
            .ok_or("cargo's command line has no crate name")?;
        let script = format!("exec env {environment} \"$@\" --crate-name {arguments}");
        valgrind::instructions_of(&script, &compiler, &self.folder)
    }
}
