//! A program that is written, compiled and run: a package of its own, with a target folder of its own, offline.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Failure;

/// Compiles a program of these files and gives what it prints.
pub(crate) fn run(name: &str, files: &[(String, String)]) -> Result<String, Failure> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests are in the workspace");
    let folder = workspace.join("target/conformance").join(name);
    let sources = folder.join("src");
    fs::create_dir_all(&sources)?;
    write(&folder.join("Cargo.toml"), &manifest(name, &workspace.join("runtime")))?;
    // The versions that dunder is tested with, all of which are there.
    fs::copy(workspace.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    for (file, text) in files {
        write(&sources.join(file), text)?;
    }
    let built = cargo(&folder, workspace, &["build", "--offline", "--quiet"]).output()?;
    if !built.status.success() {
        return Err(format!("{name} does not compile:\n{}", String::from_utf8_lossy(&built.stderr)).into());
    }
    let output = cargo(&folder, workspace, &["run", "--offline", "--quiet"]).output()?;
    if !output.status.success() {
        return Err(format!("{name} failed:\n{}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn manifest(name: &str, runtime: &Path) -> String {
    format!(
        "[workspace]\n\n[package]\nname = {name:?}\nedition = \"2024\"\n\n[dependencies]\ndunder = {{ path = {runtime:?} }}\n\n\
         [profile.dev]\ndebug = false\nincremental = false\n"
    )
}

fn cargo(folder: &Path, workspace: &Path, arguments: &[&str]) -> Command {
    let target: PathBuf = workspace.join("target/conformance/target");
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(folder).env("CARGO_TARGET_DIR", target).env_remove("RUSTFLAGS");
    command
}

/// A file that is as it was is not touched, so that what was built of it stays.
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    Ok(fs::write(path, text)?)
}
