//! What each package may depend on.

use std::collections::BTreeMap;

use crate::repository::{none, read};

const PACKAGES: [&str; 5] = ["macros", "runtime", "examples", "tests", "benches"];

/// What every user of dunder builds. A further one, or a further feature of syn, costs each of them compile time.
const MACROS: [&str; 3] = ["proc-macro2", "quote", "syn"];
const MACROS_OPTIONAL: [&str; 1] = ["regex-syntax"];
const RUNTIME: [&str; 1] = ["dunder-macros"];
const RUNTIME_OPTIONAL: [&str; 8] =
    ["futures-core", "indexmap", "parking_lot", "regex", "rusqlite", "serde", "tempfile", "tokio"];
const SYN_FEATURES: [&str; 6] = ["derive", "full", "parsing", "printing", "proc-macro", "visit-mut"];

fn manifest(package: &str) -> toml::Table {
    read(format!("{package}/Cargo.toml"))
        .parse()
        .unwrap_or_else(|error| panic!("{package}/Cargo.toml: {error}"))
}

/// The entries of one of the lists of dependencies.
fn list(manifest: &toml::Table, list: &str) -> BTreeMap<String, toml::Value> {
    let entries = manifest.get(list).and_then(toml::Value::as_table).cloned().unwrap_or_default();
    entries.into_iter().collect()
}

/// The names in `[dependencies]`, those that are always there and those that a feature brings.
fn names(package: &str) -> (Vec<String>, Vec<String>) {
    let entries = list(&manifest(package), "dependencies").into_iter();
    let (optional, always): (Vec<_>, Vec<_>) = entries
        .partition(|(_, entry)| entry.get("optional").and_then(toml::Value::as_bool).unwrap_or_default());
    let names = |entries: Vec<(String, toml::Value)>| entries.into_iter().map(|(name, _)| name).collect();
    (names(always), names(optional))
}

#[test]
fn users_build_only_what_is_on_the_list() {
    let advice = "a further dependency needs a reason in ARCHITECTURE.md, and a place in this list";
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(names("macros"), (owned(&MACROS), owned(&MACROS_OPTIONAL)), "macros: {advice}");
    assert_eq!(names("runtime"), (owned(&RUNTIME), owned(&RUNTIME_OPTIONAL)), "runtime: {advice}");
    for package in ["macros", "runtime"] {
        let manifest = manifest(package);
        assert!(
            manifest.get("build-dependencies").is_none() && manifest.get("target").is_none(),
            "{package}: {advice}"
        );
        let default = manifest["features"].get("default").and_then(toml::Value::as_array);
        let default = default.into_iter().flatten().filter_map(toml::Value::as_str);
        let wanted: &[&str] = if package == "runtime" { &["std"] } else { &[] };
        assert!(default.eq(wanted.iter().copied()), "{package}: only `std` is on by default");
    }
}

#[test]
fn syn_has_named_features_only() {
    let manifest = manifest("macros");
    let syn = &manifest["dependencies"]["syn"];
    assert_eq!(syn.get("default-features").and_then(toml::Value::as_bool), Some(false));
    let features: Vec<&str> =
        syn["features"].as_array().into_iter().flatten().filter_map(toml::Value::as_str).collect();
    assert_eq!(features, SYN_FEATURES, "each feature of syn costs each user compile time");
}

#[test]
fn every_dependency_has_a_written_reason() {
    let page = read("ARCHITECTURE.md");
    let mut missing = Vec::new();
    for package in PACKAGES {
        let manifest = manifest(package);
        for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
            for name in list(&manifest, kind).into_keys().filter(|name| !page.contains(&format!("`{name}`")))
            {
                missing.push(format!("`{name}`, of {package} ({kind})"));
            }
        }
    }
    none(&missing, "ARCHITECTURE.md does not say what these are for");
}

#[test]
fn the_front_page_is_in_the_package() {
    assert_eq!(
        read("runtime/README.md"),
        read("README.md"),
        "runtime/README.md is a symbolic link to the front page"
    );
    let readme = manifest("runtime")["package"]["readme"].as_str().map(str::to_owned);
    assert_eq!(readme.as_deref(), Some("README.md"));
}

/// Two versions of one crate are built twice by every user.
#[test]
fn users_build_no_crate_twice() {
    let lock: toml::Table = read("Cargo.lock").parse().expect("cargo writes TOML");
    let packages = lock["package"].as_array().expect("a lock file lists packages");
    let mut wanted: Vec<String> = vec!["dunder".to_owned()];
    let mut done: Vec<String> = Vec::new();
    while let Some(next) = wanted.pop() {
        if done.contains(&next) {
            continue;
        }
        let (name, version) =
            next.split_once(' ').map_or((next.as_str(), None), |(name, version)| (name, Some(version)));
        let package = packages
            .iter()
            .find(|package| {
                package["name"].as_str() == Some(name)
                    && version.is_none_or(|version| package["version"].as_str() == Some(version))
            })
            .unwrap_or_else(|| panic!("Cargo.lock does not have {next}"));
        // A name with a version is one of several of that name.
        let dependencies = package.get("dependencies").and_then(toml::Value::as_array).into_iter().flatten();
        wanted.extend(dependencies.filter_map(toml::Value::as_str).map(str::to_owned));
        done.push(next);
    }
    done.sort();
    let names: Vec<&str> = done.iter().map(|entry| entry.split(' ').next().unwrap_or_default()).collect();
    let twice: Vec<String> = done
        .windows(2)
        .zip(names.windows(2))
        .filter(|(_, names)| names[0] == names[1])
        .map(|(both, _)| both.join(", "))
        .collect();
    none(&twice, "dunder brings two versions of one crate");
}
