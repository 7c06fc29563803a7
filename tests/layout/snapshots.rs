//! No snapshot without a test that reads it.

use std::path::Path;

use crate::repository::{files, none, read, stem};
use crate::source::words;

#[test]
fn every_snapshot_is_read_by_a_test() {
    let snapshots = files("", &["snap"]);
    assert!(!snapshots.is_empty(), "there are no snapshots, or this test does not find them");
    let stale: Vec<String> =
        snapshots.iter().filter(|path| !is_named(path)).map(|path| path.display().to_string()).collect();
    none(&stale, "no test beside the folder names these snapshots; delete them");
}

/// Whether a test file beside the folder of the snapshot has its name, as a string or as that of a function.
fn is_named(snapshot: &Path) -> bool {
    let stem = stem(snapshot);
    let name = stem.rsplit("__").next().expect("a split has a last part");
    let beside = snapshot.parent().and_then(Path::parent).expect("snapshots lie in a folder");
    files(beside, &["rs"]).iter().any(|file| {
        let words = words(&read(file));
        words.contains(name) || words.contains(&format!("{name:?}"))
    })
}
