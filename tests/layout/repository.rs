//! Reading the repository.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder that holds the workspace.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the package lies in the workspace")
}

/// The text of a file, by its path from the root.
pub(crate) fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Whether there is something at this path from the root.
pub(crate) fn exists(path: impl AsRef<Path>) -> bool {
    root().join(path).exists()
}

/// The file's name without its extension.
pub(crate) fn stem(path: &Path) -> String {
    path.file_stem().expect("a file has a name").to_string_lossy().into_owned()
}

/// The files under a folder whose names end in one of `extensions`, by their paths from the root, sorted.
pub(crate) fn files(folder: impl AsRef<Path>, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = all_files(folder);
    found.retain(|path| {
        path.extension().is_some_and(|extension| extensions.iter().any(|wanted| extension == *wanted))
    });
    found
}

/// All files under a folder, by their paths from the root, sorted. What a build leaves behind is not looked at. None if there
/// is no such folder.
pub(crate) fn all_files(folder: impl AsRef<Path>) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(&root().join(folder), &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap_or_else(|error| panic!("{}: {error}", folder.display())).path();
        let name = path.file_name().expect("an entry has a name");
        if path.is_dir() && !path.is_symlink() {
            if !["target", ".git", "wip"].iter().any(|left_out| name == *left_out) {
                collect(&path, found);
            }
        } else {
            found.push(path.strip_prefix(root()).expect("it was found under the root").to_owned());
        }
    }
}

/// The names of the folders in a folder, sorted.
pub(crate) fn folders(folder: impl AsRef<Path>) -> Vec<String> {
    let folder = root().join(folder);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("the folder can be listed"))
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Fails with all problems and what to do about them.
#[track_caller]
pub(crate) fn none(problems: &[String], advice: &str) {
    assert!(problems.is_empty(), "{advice}:\n  {}", problems.join("\n  "));
}
