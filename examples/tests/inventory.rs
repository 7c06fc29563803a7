//! The inventory as its users run it: the binary on lock files of every version, and every way it can fail.

#[path = "../benches/synthetic/mod.rs"]
mod synthetic;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use clap::Parser;
use dunder_examples::inventory::lock::LockFile;
use dunder_examples::inventory::{self, Cli};
use rusqlite::Connection;
use serde_json::Value;
use synthetic::Random;

/// Runs the binary in the folder of this package, so that messages have the same paths everywhere.
fn inventory(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_inventory"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("CLICOLOR_FORCE")
        .output()
        .expect("the binary runs")
}

/// What it prints where nothing is wrong.
fn answer(args: &[&str]) -> String {
    let output = inventory(args);
    assert_eq!(text(&output.stderr), "", "{args:?}");
    assert_eq!(output.status.code(), Some(0), "{args:?}");
    text(&output.stdout)
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&answer(args)).expect("one JSON document")
}

/// What it says where something is wrong. It prints no answer then.
fn complaint(args: &[&str]) -> String {
    let output = inventory(args);
    assert_eq!(output.status.code(), Some(1), "{args:?}");
    assert_eq!(text(&output.stdout), "", "{args:?}");
    text(&output.stderr)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// An empty folder of its own for one test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("inventory").join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder for the test");
        Folder(path)
    }

    fn file(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("a UTF-8 path").to_owned()
    }

    /// A database of ours that holds something.
    fn database(&self) -> String {
        let file = self.file("inventory.db");
        answer(&["fixtures/v4.lock", "--db", &file]);
        file
    }

    /// Every file and what is in it: journals beside the database count too.
    fn contents(&self) -> BTreeMap<String, Vec<u8>> {
        let entries = fs::read_dir(&self.0).expect("the folder of the test");
        let read = |entry: io::Result<fs::DirEntry>| {
            let entry = entry.expect("an entry");
            (entry.file_name().into_string().expect("a UTF-8 name"), fs::read(entry.path()).expect("a file"))
        };
        entries.map(read).collect()
    }

    /// The complaint about a run that must not change a byte in this folder, whose path it leaves out.
    fn untouched(&self, args: &[&str]) -> String {
        let before = self.contents();
        let complaint = complaint(args);
        assert!(before == self.contents(), "{args:?} changed the folder");
        complaint.replace(self.0.to_str().expect("a UTF-8 path"), "[folder]")
    }
}

// What it answers

#[test]
fn text_of_a_lock_file() {
    insta::assert_snapshot!(answer(&["fixtures/v4.lock"]));
}

#[test]
fn json_of_a_lock_file() {
    insta::assert_snapshot!(answer(&["fixtures/v4.lock", "--json"]));
}

/// The fixtures are one set of packages, as Cargo wrote it over the years.
#[test]
fn every_version_of_the_format_says_the_same() {
    let expected = answer(&["fixtures/v4.lock"]);
    for version in ["1", "2", "3"] {
        let file = format!("fixtures/v{version}.lock");
        let first_line =
            |text: String| text.split_once('\n').map(|(first, rest)| (first.to_owned(), rest.to_owned()));
        let (first, rest) = first_line(answer(&[&file])).expect("more than one line");
        assert_eq!(first, format!("{file}: 16 packages, 19 dependencies, version {version} of the format"));
        assert_eq!(rest, first_line(expected.clone()).expect("more than one line").1, "{file}");

        let against = answer(&["fixtures/v4.lock", "--against", &file]);
        assert!(against.ends_with(&format!("\nChanges since {file}\n  none\n")), "{against}");
    }
}

#[test]
fn text_of_what_changed() {
    let answer = answer(&["fixtures/newer.lock", "--against", "fixtures/v3.lock"]);
    let changes = answer.find("Changes since").expect("a section about changes");
    insta::assert_snapshot!(&answer[changes..]);
}

#[test]
fn json_of_what_changed() {
    let report = json(&["fixtures/newer.lock", "--against", "fixtures/v3.lock", "--json"]);
    insta::assert_snapshot!(serde_json::to_string_pretty(&report["changes"]).expect("JSON"));
}

#[test]
fn the_other_way_round_what_was_added_is_removed() {
    let there = json(&["fixtures/newer.lock", "--against", "fixtures/v3.lock", "--json"]);
    let back = json(&["fixtures/v3.lock", "--against", "fixtures/newer.lock", "--json"]);
    for (one, other) in [("added", "removed"), ("removed", "added")] {
        assert_eq!(there["changes"][one], back["changes"][other]);
        assert_ne!(there["changes"][one], Value::Array(Vec::new()));
    }
    let count = |report: &Value, list: &str| report["changes"][list].as_array().expect("a list").len();
    assert_eq!(count(&there, "upgraded"), count(&back, "downgraded"));
    assert_eq!(count(&there, "replaced"), count(&back, "replaced"));
}

#[test]
fn a_lock_file_has_not_changed_since_itself() {
    let file = Folder::new("itself").file("inventory.db");
    let answer = answer(&["fixtures/v4.lock", "--against", "./fixtures/v4.lock", "--db", &file]);
    assert!(answer.ends_with("Changes since ./fixtures/v4.lock\n  none\n"), "{answer}");
    assert_eq!(packages_by_lock_file(&file), [("v4.lock".to_owned(), 16)]);
}

/// Facts that stay true whatever is added to this repository.
#[test]
fn its_own_lock_file_from_anywhere() {
    let elsewhere = Folder::new("elsewhere");
    let output =
        Command::new(env!("CARGO_BIN_EXE_inventory")).arg("--json").current_dir(&elsewhere.0).output();
    let output = output.expect("the binary runs");
    assert_eq!(text(&output.stderr), "");
    let report: Value = serde_json::from_slice(&output.stdout).expect("one JSON document");

    let path = report["lock_file"]["path"].as_str().expect("a path");
    assert_eq!(
        Path::new(path),
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace").join("Cargo.lock")
    );
    assert_eq!(report["lock_file"]["format"], 4);
    let packages = report["lock_file"]["packages"].as_u64().expect("a number");
    assert!(packages > 20, "{packages}");
    assert!(report["lock_file"]["dependencies"].as_u64() > Some(packages), "somebody shares a dependency");

    let sources = report["sources"].as_array().expect("a list");
    let of = |name: &str| {
        sources
            .iter()
            .find(|it| it["source"] == name)
            .map_or(0, |it| it["packages"].as_u64().expect("a number"))
    };
    assert!(of("path") >= 5, "the packages of this workspace");
    assert_eq!(of("path") + of("crates.io"), packages, "and nothing from anywhere else");

    let heaviest = report["pull_in_the_most"].as_array().expect("a list");
    assert!(heaviest.iter().any(|it| it["name"] == "dunder-examples"), "the applications need the most");
    assert!(heaviest.is_sorted_by_key(|it| std::cmp::Reverse(it["packages"].as_u64())));
    let upon = report["most_depended_upon"].as_array().expect("a list");
    assert!(upon.iter().any(|it| it["name"] == "proc-macro2"), "a toolkit of macros");
}

/// Deeper than the stack would be if a walk through it called itself.
#[test]
fn a_big_lock_file() {
    let lock = Folder::new("big").file("Cargo.lock");
    let mut text = synthetic::lock_file(2_000, 1);
    for depth in 0..2_000 {
        let next = (depth + 1) % 2_000;
        text.push_str(&format!(
            "\n[[package]]\nname = \"deep-{depth}\"\nversion = \"1.0.0\"\ndependencies = [\"deep-{next}\"]\n"
        ));
    }
    fs::write(&lock, text).expect("a file");
    let report = json(&[&lock, "--json"]);
    assert_eq!(report["lock_file"]["packages"], 4_000);
    assert_eq!(report["duplicates"].as_array().map(Vec::len), Some(100));
    let heaviest = report["pull_in_the_most"][0].as_object().expect("a package");
    assert_eq!((&heaviest["name"], &heaviest["packages"]), (&Value::from("deep-0"), &Value::from(1_999)));
}

#[test]
fn a_reader_that_has_had_enough_is_no_error() {
    struct Enough;
    impl Write for Enough {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/v4.lock");
    for args in [&["inventory", fixture][..], &["inventory", fixture, "--json"]] {
        inventory::run(&Cli::parse_from(args), &mut Enough).expect("no error");
    }
}

// What it stores

/// For each lock file in the database, its file name and how many packages it has there.
fn packages_by_lock_file(database: &str) -> Vec<(String, u32)> {
    let database = Connection::open(database).expect("the database opens");
    let mut select = database
        .prepare("SELECT path, count(package.id) FROM snapshot LEFT JOIN package ON snapshot = snapshot.id GROUP BY path ORDER BY path")
        .expect("the tables are there");
    let rows = select.query_map([], |row| {
        let path: String = row.get(0)?;
        Ok((path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned(), row.get(1)?))
    });
    rows.expect("rows").collect::<Result<_, _>>().expect("rows")
}

#[test]
fn reading_a_lock_file_again_replaces_what_was_stored_of_it() {
    let folder = Folder::new("again");
    let (database, lock) = (folder.file("inventory.db"), folder.file("Cargo.lock"));
    fs::copy("fixtures/v4.lock", &lock).expect("a copy");
    answer(&[&lock, "--db", &database]);
    answer(&["fixtures/v1.lock", "--db", &database]);
    assert_eq!(packages_by_lock_file(&database), [("v1.lock".to_owned(), 16), ("Cargo.lock".to_owned(), 16)]);

    fs::copy("fixtures/newer.lock", &lock).expect("a copy");
    answer(&[&lock, "--db", &database]);
    assert_eq!(packages_by_lock_file(&database), [("v1.lock".to_owned(), 16), ("Cargo.lock".to_owned(), 15)]);
    let orphans = "SELECT count(*) FROM dependency WHERE package NOT IN (SELECT id FROM package)";
    let database = Connection::open(&database).expect("the database opens");
    assert_eq!(database.query_row(orphans, [], |row| row.get::<_, i64>(0)), Ok(0));
}

#[test]
fn the_database_gives_the_same_answer_as_memory() {
    let folder = Folder::new("same");
    let database = folder.file("a name with spaces, 100% odd?#.db");
    let args = ["fixtures/newer.lock", "--against", "fixtures/v4.lock"];
    let in_memory = answer(&args);
    for _ in 0..2 {
        assert_eq!(answer(&[&args[..], &["--db", &database]].concat()), in_memory);
    }
    assert_eq!(folder.contents().len(), 1, "no journal is left behind");
}

#[test]
fn an_empty_file_becomes_a_database() {
    let database = Folder::new("empty").file("inventory.db");
    fs::write(&database, "").expect("a file");
    answer(&["fixtures/v4.lock", "--db", &database]);
    assert_eq!(packages_by_lock_file(&database), [("v4.lock".to_owned(), 16)]);
}

// How it fails: what is wrong with a lock file

/// A test for each kind of mistake: the database is there and stays as it was.
macro_rules! broken {
    ($($name:ident)*) => {
        mod broken {
            $(#[test]
            fn $name() {
                insta::assert_snapshot!(super::broken(stringify!($name)));
            })*
        }

        #[test]
        fn every_broken_fixture_has_a_test() {
            let tested = [$(concat!(stringify!($name), ".lock")),*];
            for entry in fs::read_dir("fixtures/broken").expect("the fixtures") {
                let name = entry.expect("an entry").file_name().into_string().expect("a UTF-8 name");
                assert!(tested.contains(&name.as_str()), "{name}");
            }
        }
    };
}
broken! {
    conflict dependencies fields future manifest metadata no_such_version other syntax types
}

fn broken(name: &str) -> String {
    let folder = Folder::new(&format!("broken {name}"));
    let database = folder.database();
    let file = format!("fixtures/broken/{name}.lock");
    let complaint = folder.untouched(&[&file, "--db", &database]);
    // The one to compare with is read with the same eyes.
    assert_eq!(folder.untouched(&["fixtures/v4.lock", "--against", &file, "--db", &database]), complaint);
    complaint
}

#[test]
fn a_lock_file_that_cannot_be_read() {
    let folder = Folder::new("unreadable");
    let database = folder.database();
    let latin1 = folder.file("latin1.lock");
    fs::write(&latin1, b"version = 4\n\n[[package]]\nname = \"caf\xe9\"\n").expect("a file");
    let complaints: Vec<_> = ["fixtures/none.lock", "fixtures", &latin1]
        .map(|path| folder.untouched(&[path, "--db", &database]))
        .into();
    insta::assert_snapshot!(complaints.join("\n"));
}

/// Whatever the file holds, it is read or there is something to say about it.
#[test]
fn mutated_lock_files() {
    let mut random = Random(4);
    let mut good = 0;
    for file in ["fixtures/v1.lock", "fixtures/v4.lock"] {
        let text = fs::read(file).expect("the fixture");
        for _ in 0..150 {
            let mut mutated = text.clone();
            for _ in 0..=random.below(3) {
                let place = random.below(mutated.len());
                let end = (place + random.below(20)).min(mutated.len());
                let pieces: [&[u8]; 8] = [b"", b"\n", b"\"", b" [", b"version = 2", b"\xc3\xa9", b"#", b"\0"];
                mutated.splice(place..end, pieces[random.below(pieces.len())].iter().copied());
            }
            let path = Path::new("mutated");
            match LockFile::parse(path, path, &String::from_utf8_lossy(&mutated)) {
                Ok(_) => good += 1,
                Err(error) => assert!(error.to_string().contains("--> mutated:"), "{error}"),
            }
        }
    }
    assert!((1..150).contains(&good), "{good} of 300 are still good");
}

#[test]
fn a_database_is_not_made_for_a_broken_lock_file() {
    let folder = Folder::new("not made");
    folder.untouched(&["fixtures/broken/fields.lock", "--db", &folder.file("inventory.db")]);
    assert!(folder.contents().is_empty());
}

#[test]
fn many_problems_are_counted() {
    let folder = Folder::new("many");
    let lock = folder.file("Cargo.lock");
    let packages = (0..50).map(|i| format!("[[package]]\nname = \"p{i}\"\nversion = \"one\"\n"));
    fs::write(&lock, packages.collect::<String>()).expect("a file");
    let complaint = folder.untouched(&[&lock]);
    assert_eq!(complaint.matches("must be a semantic version").count(), 20);
    assert!(
        complaint
            .ends_with("`[folder]/Cargo.lock` has 50 problems, 30 more than shown: nothing was stored\n")
    );
}

// How it fails: what is wrong with the database

fn refused(folder: &Folder, database: &str) -> String {
    folder.untouched(&["fixtures/newer.lock", "--db", database])
}

#[test]
fn a_file_that_is_no_database() {
    let folder = Folder::new("no database");
    let database = folder.file("notes.txt");
    for content in ["short", &"not a database ".repeat(100)] {
        fs::write(&database, content).expect("a file");
        insta::assert_snapshot!("no_database", refused(&folder, &database));
    }
}

#[test]
fn a_database_of_another_program() {
    let folder = Folder::new("foreign");
    let database = folder.file("photos.db");
    let other = Connection::open(&database).expect("a database");
    other.execute_batch("CREATE TABLE photo (name TEXT)").expect("a table");
    insta::assert_snapshot!("foreign", refused(&folder, &database));

    // With a journal that a program which opens and closes the database in the usual way writes back.
    other.execute_batch("PRAGMA journal_mode = WAL; INSERT INTO photo VALUES ('sea')").expect("a row");
    assert!(folder.contents().contains_key("photos.db-wal"));
    insta::assert_snapshot!("foreign", refused(&folder, &database));
}

#[test]
fn a_database_of_another_version() {
    let folder = Folder::new("version");
    let database = folder.database();
    Connection::open(&database)
        .and_then(|it| it.pragma_update(None, "user_version", 7))
        .expect("our database");
    insta::assert_snapshot!(refused(&folder, &database));
}

#[test]
fn a_table_that_somebody_changed() {
    let folder = Folder::new("table");
    let database = folder.database();
    let change = "ALTER TABLE package ADD COLUMN note TEXT";
    Connection::open(&database).and_then(|it| it.execute_batch(change)).expect("our database");
    insta::assert_snapshot!(refused(&folder, &database));
}

#[test]
fn a_database_that_another_program_writes() {
    let folder = Folder::new("locked");
    let database = folder.database();
    insta::assert_snapshot!("locked", refused_during(&folder, &database, "BEGIN EXCLUSIVE"));
    answer(&["fixtures/newer.lock", "--db", &database]);
}

/// Everything goes well until the transaction is to be committed.
#[test]
fn a_database_that_another_program_reads() {
    let folder = Folder::new("read");
    let database = folder.database();
    insta::assert_snapshot!("locked", refused_during(&folder, &database, "BEGIN; SELECT * FROM package"));
}

/// What it says while this process holds the database. A lock is lost when any handle of its process on the file is
/// closed, so that nobody may look into the file in the meantime.
fn refused_during(folder: &Folder, database: &str, hold: &str) -> String {
    let before = folder.contents();
    let other = Connection::open(database).expect("our database");
    other.execute_batch(hold).expect("the lock");
    let complaint = complaint(&["fixtures/newer.lock", "--db", database]);
    drop(other);
    assert!(before == folder.contents(), "the folder changed");
    complaint.replace(folder.0.to_str().expect("a UTF-8 path"), "[folder]")
}

/// The first half is written by then.
#[test]
fn a_failure_half_way_undoes_everything() {
    let folder = Folder::new("half way");
    let database = folder.database();
    let trigger = "CREATE TRIGGER no_time BEFORE INSERT ON package WHEN NEW.name = 'time'
                   BEGIN SELECT RAISE(ABORT, 'there is no time'); END";
    Connection::open(&database).and_then(|it| it.execute_batch(trigger)).expect("our database");
    insta::assert_snapshot!(refused(&folder, &database));
    assert_eq!(packages_by_lock_file(&database), [("v4.lock".to_owned(), 16)]);
}

#[test]
fn a_database_in_a_folder_that_is_not_there() {
    let folder = Folder::new("nowhere");
    insta::assert_snapshot!(refused(&folder, &folder.file("none/inventory.db")));
}

#[test]
fn a_folder_is_no_database() {
    insta::assert_snapshot!(complaint(&["fixtures/v4.lock", "--db", "fixtures"]));
}
