//! A program without the standard library: it has a memory and a panic handler of its own, and runs on nothing but `core` and `alloc`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const LIBRARY: &str = include_str!("no_std/library.rs");
const PROGRAM: &str = include_str!("no_std/program.rs");

/// The package beside the tests' own, with dunder as it is in the workspace.
fn package(features: &str) -> PathBuf {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests are in the workspace");
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("no_std");
    let manifest = format!(
        "[package]\nname = \"no_std\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         dunder = {{ path = {:?}, default-features = false, features = [{features}] }}\n\n\
         [profile.dev]\npanic = \"abort\"\n",
        workspace.join("runtime")
    );
    write(&folder.join("Cargo.toml"), &manifest);
    write(&folder.join("src/lib.rs"), LIBRARY);
    write(&folder.join("src/main.rs"), PROGRAM);
    // The versions that the workspace has, so that nothing is asked of the network.
    fs::copy(workspace.join("Cargo.lock"), folder.join("Cargo.lock")).expect("the lock file can be copied");
    folder
}

fn cargo(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--offline", "--quiet", "--target-dir", "target"])
        .current_dir(folder)
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs");
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&text).into_owned())
}

/// Were there a part of `std` in it, two panic handlers would be one too many: `found duplicate lang item`.
#[test]
fn a_program_without_std_runs() {
    let folder = package("");
    let (succeeds, text) = cargo(&folder, &["run"]);
    assert!(succeeds, "{text}");
    let (succeeds, text) = cargo(&package("\"std\""), &["build"]);
    assert!(!succeeds && text.contains("panic_impl"), "with `std` it is refused: {text}");
}

/// A file that is as it was is not touched, so that what was built of it stays.
fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("the folder can be made");
    fs::write(path, text).expect("a file can be written");
}
