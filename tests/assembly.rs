//! A call with keywords costs nothing: from the first level of optimisation on it is the same machine code as the plain call.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

const SOURCE: &str = r"
use dunder::prelude::*;

#[kwargs]
#[inline(never)]
pub fn volume(width: u32, height: u32, #[default(1)] depth: u32) -> u32 {
    width.wrapping_mul(height) ^ depth
}

#[inline(never)]
pub fn plain(side: u32) -> u32 {
    volume(side, 7, 1) ^ volume(2, side, 9)
}

#[inline(never)]
pub fn named(side: u32) -> u32 {
    volume!(side, height = 7) ^ volume!(depth = 9, height = side, width = 2)
}
";

#[test]
fn a_call_with_keywords_is_the_plain_call() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("assembly");
    if !rustc_writes_assembly(&folder) {
        // Not `eprintln!`: what a passing test prints is not shown.
        let notice = b"\nSKIPPED: rustc writes no assembly here, so calls with keywords are not compared\n\n";
        std::io::stderr().write_all(notice).expect("stderr can be written to");
        return;
    }
    let assembly = assembly(&folder);
    let (plain, named) = (body(&assembly, "5plain"), body(&assembly, "5named"));
    assert!(plain.iter().any(|line| line.contains("volume")), "the calls are gone:\n{}", plain.join("\n"));
    assert_eq!(plain, named);
}

fn rustc_writes_assembly(folder: &Path) -> bool {
    fs::create_dir_all(folder.join("src")).expect("the folder for what tests write can be written to");
    fs::write(folder.join("empty.rs"), "pub fn empty() {}\n").expect("a file can be written");
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut command = Command::new(rustc);
    command.args(["--crate-type", "lib", "--emit", "asm", "empty.rs"]).current_dir(folder);
    command.output().is_ok_and(|output| output.status.success())
}

/// Of a crate that depends on dunder as users' crates do.
fn assembly(folder: &Path) -> String {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime");
    let manifest = format!(
        "[package]\nname = \"assembly\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\ndunder = {{ path = {runtime:?} }}\n\n[workspace]\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest).expect("a file can be written");
    fs::write(folder.join("src/lib.rs"), SOURCE).expect("a file can be written");
    // The versions that the workspace has, so that nothing is asked of the network.
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::copy(lock, folder.join("Cargo.lock")).expect("the lock file can be copied");
    let output = Command::new(env!("CARGO"))
        .args(["rustc", "--offline", "--quiet", "--target-dir", "target", "--", "--emit", "asm=assembly.s"])
        .args(["-C", "opt-level=1", "-C", "debuginfo=0", "-C", "codegen-units=1"])
        .current_dir(folder)
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::read_to_string(folder.join("assembly.s")).expect("rustc wrote the assembly")
}

/// The instructions of the function whose mangled name has `name` in it.
fn body<'a>(assembly: &'a str, name: &str) -> Vec<&'a str> {
    let is_label =
        |line: &&str| !line.starts_with(char::is_whitespace) && line.contains(name) && line.ends_with(':');
    let is_end = |line: &&str| line.contains("_endproc");
    let is_instruction =
        |line: &&str| line.starts_with(char::is_whitespace) && !line.trim_start().starts_with('.');
    assembly
        .lines()
        .skip_while(|line| !is_label(line))
        .skip(1)
        .take_while(|line| !is_end(line))
        .filter(is_instruction)
        .collect()
}
