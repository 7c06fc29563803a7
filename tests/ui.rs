//! What the compiler says to each mistake: `ui/<macro>/<mistake>.rs` and the words beside it.
//!
//! One file: `cargo test -p dunder-tests --test ui -- ui trybuild=missing_argument.rs`.
//! New words: the same with `TRYBUILD=overwrite` in the environment; then read them.

use std::io::Write as _;
use std::process::Command;

/// The compiler release whose words the `.stderr` files hold: another one words its own part differently.
const RELEASE: &str = "1.95";

#[test]
fn ui() {
    let version = compiler();
    if !version.starts_with(&format!("rustc {RELEASE}.")) || version.contains("nightly") {
        // Not `eprintln!`: what a passing test prints is not shown.
        let notice =
            format!("\nSKIPPED: the ui tests hold the words of rustc {RELEASE}; this is {version}\n\n");
        std::io::stderr().write_all(notice.as_bytes()).expect("stderr can be written to");
        return;
    }
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}

/// What `rustc --version` says of the compiler that cargo would take here.
fn compiler() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output =
        Command::new(&rustc).arg("--version").output().unwrap_or_else(|error| panic!("{rustc:?}: {error}"));
    String::from_utf8(output.stdout).expect("rustc speaks UTF-8").trim().to_owned()
}
