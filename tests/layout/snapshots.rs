//! No snapshot without a test that reads it.

use std::path::Path;

use crate::repository::{all_files, files, none, read, stem};
use crate::source::words;

#[test]
fn every_snapshot_is_read_by_a_test() {
    let snapshots = files("", &["snap"]);
    assert!(!snapshots.is_empty(), "there are no snapshots, or this test does not find them");
    let stale: Vec<String> =
        snapshots.iter().filter(|path| !is_named(path)).map(|path| path.display().to_string()).collect();
    none(&stale, "no test beside the folder names these snapshots; delete them");
}

/// Whether a test file beside the folder of the snapshot has its name: as a string, as that of a function, or as a format string
/// with the name of another file of the package in it (`"broken_{}"` for each file in a folder).
fn is_named(snapshot: &Path) -> bool {
    let stem = stem(snapshot);
    let name = stem.rsplit("__").next().expect("a split has a last part");
    let beside = snapshot.parent().and_then(Path::parent).expect("snapshots lie in a folder");
    files(beside, &["rs"]).iter().any(|file| {
        let words = words(&read(file));
        words.contains(name)
            || words.contains(&format!("{name:?}"))
            || words.iter().filter_map(|word| format_prefix(word)).any(|prefix| {
                name.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty() && is_a_file(beside, rest))
            })
    })
}

/// `broken_` of `"broken_{}"`.
fn format_prefix(word: &str) -> Option<&str> {
    let (prefix, rest) = word.strip_prefix('"')?.split_once('{')?;
    (rest.ends_with("}\"") && !prefix.is_empty()).then_some(prefix)
}

/// Whether a file of the package has this name, whatever its extension.
fn is_a_file(tests: &Path, name: &str) -> bool {
    let package = tests.parent().expect("tests lie in a package");
    all_files(package)
        .iter()
        .filter(|file| file.extension().is_none_or(|found| found != "snap"))
        .any(|file| stem(file) == name)
}
