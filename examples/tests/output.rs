//! Each example prints what its snapshot holds, and its Python twin prints the same.
//!
//! New output: `INSTA_UPDATE=always cargo test -p dunder-examples --test output`; then read it.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A test for each example, by the name it has in `src/bin/` and in `python/`.
macro_rules! same_output {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                compare(stringify!($name), env!(concat!("CARGO_BIN_EXE_", stringify!($name))));
            }
        )*

        const COMPARED: &[&str] = &[$(stringify!($name)),*];
    };
}

same_output! {
    call
    async_generators
    attempt
    attr
    comprehensions
    exceptions
    fields
    generators
    kwargs
    namedtuple
    properties
    property
    slice
    values
    with
}

fn python_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("python")
}

fn compare(name: &str, program: &str) {
    let printed = output(&mut Command::new(program), name);
    let twin = python_folder().join(format!("{name}.py"));
    if Command::new("python3")
        .arg("--version")
        .stdout(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
    {
        let python = output(Command::new("python3").arg(&twin), &format!("{name}.py"));
        let line = printed.lines().zip(python.lines()).take_while(|(rust, python)| rust == python).count();
        assert!(
            printed == python,
            "{name} and {name}.py differ at line {}:\n  rust:   {:?}\n  python: {:?}",
            line + 1,
            printed.lines().nth(line),
            python.lines().nth(line),
        );
    } else {
        // Not `eprintln!`: what a passing test prints is not shown.
        let notice = format!(
            "\nSKIPPED: there is no python3 to run {name}.py; its output is compared with the snapshot only\n\n"
        );
        std::io::stderr().write_all(notice.as_bytes()).expect("stderr can be written to");
    }
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, printed);
    });
}

/// What a program prints.
fn output(command: &mut Command, name: &str) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{name}: {error}"));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name} failed: {}\n{errors}", output.status);
    assert!(errors.is_empty(), "{name} wrote to stderr:\n{errors}");
    String::from_utf8(output.stdout).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn every_twin_is_compared() {
    let mut twins: Vec<String> = std::fs::read_dir(python_folder())
        .into_iter()
        .flatten()
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .map(|path| path.file_stem().expect("it has a name").to_string_lossy().into_owned())
        .collect();
    twins.sort();
    let mut compared = COMPARED.to_vec();
    compared.sort_unstable();
    assert_eq!(
        twins, compared,
        "the twins in `python/` (left) are not those listed in `same_output!` (right)"
    );
}
