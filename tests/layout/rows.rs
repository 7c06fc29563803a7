//! Every row of CPython's behaviours is answered: by tests that exist, or by a reason from a short list.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::repository::{read, root};
use crate::source;

/// Why no test shows a row. What each means stands at the top of `rows.toml`.
const REASONS: [&str; 4] =
    ["no-counterpart-in-rust", "static-types-make-it-impossible", "interpreter-detail", "later"];

/// What `rows.toml` says of a row.
enum Answer {
    Tests(Vec<String>),
    Reason(String),
}

/// The families of a file, each with its rows.
fn families(path: &str) -> BTreeMap<String, toml::Table> {
    let table: toml::Table = read(path).parse().unwrap_or_else(|error| panic!("{path}: {error}"));
    table
        .into_iter()
        .map(|(family, rows)| match rows {
            toml::Value::Table(rows) => (family, rows),
            other => panic!("{path}: `{family} = {other}` stands outside of a family"),
        })
        .collect()
}

fn answer(id: &str, value: &toml::Value) -> Answer {
    let text = |value: &toml::Value| {
        value.as_str().unwrap_or_else(|| panic!("{id}: `{value}` is not a string")).to_owned()
    };
    match value {
        toml::Value::Array(tests) => Answer::Tests(tests.iter().map(text).collect()),
        reason => Answer::Reason(text(reason)),
    }
}

#[test]
fn every_row_is_answered() {
    let (known, answered) = (families("tests/behaviours.toml"), families("tests/rows.toml"));
    let ids = |families: &BTreeMap<String, toml::Table>| -> BTreeSet<String> {
        families
            .iter()
            .flat_map(|(family, rows)| rows.keys().map(move |id| format!("[{family}] {id}")))
            .collect()
    };
    let (known, answered) = (ids(&known), ids(&answered));
    let missing: Vec<_> = known.difference(&answered).collect();
    let unknown: Vec<_> = answered.difference(&known).collect();
    assert!(missing.is_empty(), "rows.toml lacks these rows of behaviours.toml; answer them: {missing:#?}");
    assert!(unknown.is_empty(), "rows.toml answers rows that behaviours.toml does not have: {unknown:#?}");
}

#[test]
fn every_answer_is_a_reason_or_tests_that_exist() {
    let mut wrong = Vec::new();
    for (id, value) in families("tests/rows.toml").values().flatten() {
        match answer(id, value) {
            Answer::Reason(reason) if REASONS.contains(&reason.as_str()) => {}
            Answer::Reason(reason) => {
                wrong.push(format!("{id}: `{reason}` is no reason; there are {}", REASONS.join(", ")))
            }
            Answer::Tests(tests) if tests.is_empty() => wrong.push(format!("{id}: name a test, or a reason")),
            Answer::Tests(tests) => wrong.extend(
                tests.iter().filter(|test| !exists(test)).map(|test| format!("{id}: no test `{test}`")),
            ),
        }
    }
    assert!(wrong.is_empty(), "in rows.toml:\n{}", wrong.join("\n"));
}

/// Prints what is shown and what is not, per family.
#[test]
fn rows_are_counted() {
    let mut totals = BTreeMap::<&str, usize>::new();
    println!(
        "{:<18}{:>8}{:>6}{:>16}{:>14}{:>13}{:>7}",
        "CPython's rows", "all", "shown", "no counterpart", "static types", "interpreter", "later"
    );
    let line = |family: &str, counts: &BTreeMap<&str, usize>| {
        let count = |name| counts.get(name).copied().unwrap_or_default();
        println!(
            "{family:<18}{:>8}{:>6}{:>16}{:>14}{:>13}{:>7}",
            counts.values().sum::<usize>(),
            count("shown"),
            count(REASONS[0]),
            count(REASONS[1]),
            count(REASONS[2]),
            count(REASONS[3]),
        );
    };
    for (family, rows) in families("tests/rows.toml") {
        let mut counts = BTreeMap::<&str, usize>::new();
        for (id, value) in &rows {
            let name = match answer(id, value) {
                Answer::Tests(_) => "shown",
                Answer::Reason(reason) => {
                    REASONS.into_iter().find(|known| *known == reason).unwrap_or("later")
                }
            };
            *counts.entry(name).or_default() += 1;
            *totals.entry(name).or_default() += 1;
        }
        line(&family, &counts);
    }
    line("all", &totals);
    assert_eq!(totals.values().sum::<usize>(), 541, "CPython's behaviours are 541 rows");
}

/// Whether there is a test of this name. The forms are listed at the top of `rows.toml`.
fn exists(test: &str) -> bool {
    let names: Vec<&str> = test.split("::").collect();
    match names.as_slice() {
        ["behaviour", path @ ..] => function("tests/behaviour", path),
        ["runtime", path @ ..] => function("runtime/src", path),
        ["macros", path @ ..] => function("macros/src", path),
        ["ui", name, mistake] => root().join(format!("tests/ui/{name}/{mistake}.rs")).is_file(),
        ["output", name] => root().join(format!("examples/python/{name}.py")).is_file(),
        _ => false,
    }
}

/// Whether the module path leads to a file in the folder, and the rest of it to a test in that file.
fn function(folder: &str, path: &[&str]) -> bool {
    (1..path.len()).rev().any(|split| {
        let (modules, rest) = path.split_at(split);
        let file = Path::new(folder).join(modules.iter().collect::<PathBuf>());
        [file.with_extension("rs"), file.join("mod.rs")]
            .iter()
            .filter(|file| root().join(file).is_file())
            .any(|file| source::tests(&read(file)).contains(&rest.join("::")))
    })
}

#[test]
fn a_test_is_found_by_its_path() {
    assert!(exists("macros::support::errors::tests::every_error_is_reported"));
    assert!(exists("macros::tests::slice::parts"));
    assert!(exists("ui::slice::zero_step"));
    for missing in [
        "macros::tests::slice::not_there",
        "macros::support::errors::Errors",
        "ui::slice::not_there",
        "behaviour",
        "",
    ] {
        assert!(!exists(missing), "{missing}");
    }
}
