//! Replays a few of the recorded scenarios: some of each tag, and some of what those do not have; and a few random ones. All of a file
//! are replayed by `cargo run -p dunder-tests --bin conformance -- FILE…`, and more random ones with `--random COUNT --seed SEED`.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output};

/// How many random ones. `DUNDER_SEED` gives others.
const RANDOM: usize = 16;

fn replay(files: &[&str], options: &[String]) -> (Output, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance/cases");
    let files = files.iter().map(|file| folder.join(file));
    let mut command = Command::new(env!("CARGO_BIN_EXE_conformance"));
    let output = command.args(options).args(files).output().expect("it runs");
    let printed =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (output, printed)
}

/// Whether all of the kind passed, and how many those were. With `random` ones, those may be skipped, loudly.
fn passes(kind: &str, files: &[&str], random: usize, at_least: usize) {
    let seed = std::env::var("DUNDER_SEED").unwrap_or_else(|_| "0".into());
    let options = ["--random".to_owned(), random.to_string(), "--seed".to_owned(), seed];
    let (output, printed) = replay(files, if random > 0 { &options } else { &[] });
    println!("{printed}");
    let skipped = printed.lines().find(|line| line.starts_with("SKIPPED"));
    if let Some(line) = skipped {
        // Past the test harness, which keeps to itself what a test that passes prints.
        let _ = writeln!(std::io::stderr(), "{line}");
    }
    assert!(output.status.success(), "{printed}");
    let passed = printed.strip_prefix(&format!("{kind}: "));
    let passed = passed.and_then(|rest| rest.split_once(" passed, 0 failed"));
    let passed: usize = passed.and_then(|(count, _)| count.parse().ok()).unwrap_or(0);
    assert!(passed >= if skipped.is_none() { at_least + random } else { at_least }, "{printed}");
}

#[test]
fn generators_do_what_cpython_does() {
    passes("gen", &["recorded.jsonl", "more.jsonl", "chains.jsonl"], RANDOM, 50);
}

#[test]
fn context_managers_do_what_cpython_does() {
    passes("with", &["with.jsonl"], 0, 40);
}

#[test]
fn objects_do_what_cpython_does() {
    let (output, printed) = replay(&["objects.jsonl"], &[]);
    println!("{printed}");
    assert!(output.status.success(), "{printed}");
    let passed = printed.lines().filter_map(|line| line.split_once(": ")?.1.split_once(" passed, 0 failed"));
    let passed: u32 = passed.filter_map(|(count, _)| count.parse::<u32>().ok()).sum();
    assert!(passed >= 50, "{printed}");
}

#[test]
fn what_cannot_be_replayed_has_failed() {
    let (output, printed) = replay(&["unknown.jsonl"], &[]);
    assert!(!output.status.success());
    assert!(printed.contains("!!! nobody: 0 passed, 2 failed"), "{printed}");
}
