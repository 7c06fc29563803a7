//! Replays a few of the recorded scenarios: some of each tag, and some of what those do not have. All of a file are replayed by
//! `cargo run -p dunder-tests --bin conformance -- FILE…`.

use std::path::Path;
use std::process::{Command, Output};

fn replay(files: &[&str]) -> (Output, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance/cases");
    let files = files.iter().map(|file| folder.join(file));
    let output = Command::new(env!("CARGO_BIN_EXE_conformance")).args(files).output().expect("it runs");
    let printed =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (output, printed)
}

#[test]
fn generators_do_what_cpython_does() {
    let (output, printed) = replay(&["recorded.jsonl", "more.jsonl"]);
    println!("{printed}");
    assert!(output.status.success(), "{printed}");
    let passed = printed.strip_prefix("gen: ").and_then(|rest| rest.split_once(" passed, 0 failed"));
    let passed: u32 = passed.and_then(|(count, _)| count.parse().ok()).unwrap_or(0);
    assert!(passed >= 50, "{printed}");
}

#[test]
fn objects_do_what_cpython_does() {
    let (output, printed) = replay(&["objects.jsonl"]);
    println!("{printed}");
    assert!(output.status.success(), "{printed}");
    let passed = printed.lines().filter_map(|line| line.split_once(": ")?.1.split_once(" passed, 0 failed"));
    let passed: u32 = passed.filter_map(|(count, _)| count.parse::<u32>().ok()).sum();
    assert!(passed >= 50, "{printed}");
}

#[test]
fn what_cannot_be_replayed_has_failed() {
    let (output, printed) = replay(&["unknown.jsonl"]);
    assert!(!output.status.success());
    assert!(printed.contains("!!! nobody: 0 passed, 2 failed"), "{printed}");
}
