//! What a clean build of dunder with all it depends on costs, against the two crates that every derive needs.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::options::Options;
use crate::table::{Table, ratio};
use crate::thresholds::Thresholds;
use crate::verdict::{Figure, judge};
use crate::{Failure, Outcome, cpu, here, scratch};

/// Builds of each, in turns, of which the cheapest counts.
const ROUNDS: usize = 3;

const BASE: &str = "syn = { version = \"3\", features = [\"full\"] }\nquote = \"1\"\n";

pub(crate) fn measure(_: &Options, thresholds: &Thresholds) -> Result<Outcome, Failure> {
    let runtime = here().parent().expect("the workspace").join("runtime");
    let dunder = format!("dunder = {{ path = {runtime:?} }}\n");
    let trees = [("syn (full) and quote", BASE), ("dunder, default features", &dunder)];
    let mut least = [Duration::MAX; 2];
    for round in 0..ROUNDS {
        for (index, (name, dependencies)) in trees.iter().enumerate() {
            let folder = scratch("clean_build").join(["base", "dunder"][index]);
            write_package(&folder, dependencies)?;
            let spent = build(&folder)?;
            eprintln!("round {round}: {name}: {:.2} s", spent.as_secs_f64());
            least[index] = least[index].min(spent);
        }
    }
    let [base, dunder] = least.map(|spent| spent.as_secs_f64());
    let figure = Figure {
        task: "clean build",
        what: "cpu",
        unit: "x base",
        value: dunder / base,
        // Of CPU time in turns: the ratio is steadier than either.
        by_the_clock: false,
    };
    let mut outcome = Outcome::default();
    let said = judge(&figure, thresholds.of("clean_build")?.cpu, &mut outcome).unwrap_or_default();
    let mut table = Table::new(&["tree", "CPU s", "x base", "budget"]);
    for ((name, _), (spent, said)) in trees.into_iter().zip([(base, String::new()), (dunder, said)]) {
        table.row([name.to_string(), format!("{spent:.2}"), ratio(spent, base), said]);
    }
    outcome.markdown = format!("{table}\n{NOTE}");
    Ok(outcome)
}

const NOTE: &str = "\
`cargo build` of an empty crate with that dependency, dev profile, into an empty target folder: user and system time of
cargo and all that it starts, the cheapest of three builds in turns.
";

/// An empty library that depends on what is to be built.
fn write_package(folder: &Path, dependencies: &str) -> Result<(), Failure> {
    fs::create_dir_all(folder.join("src"))?;
    let manifest = format!(
        "[workspace]\n\n[package]\nname = \"clean\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::write(folder.join("src/lib.rs"), "")?;
    // The versions that dunder is tested with, rather than the newest of the day.
    fs::copy(here().parent().expect("the workspace").join("Cargo.lock"), folder.join("Cargo.lock"))?;
    Ok(())
}

/// CPU time of building it with nothing built before; what has to be downloaded is fetched first.
fn build(folder: &Path) -> Result<Duration, Failure> {
    let target = folder.join("target");
    if target.exists() {
        fs::remove_dir_all(&target)?;
    }
    let cargo = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO"));
        command.args(arguments).current_dir(folder).env("CARGO_TARGET_DIR", &target);
        command.env_remove("RUSTFLAGS").env("CARGO_INCREMENTAL", "0");
        command
    };
    cpu::time(&mut cargo(&["fetch"]))?;
    Ok(cpu::time(&mut cargo(&["build", "--offline"]))?.0)
}
