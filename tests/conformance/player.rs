//! Scenarios of a kind, as one program: a module for each, which prints its answers.

use std::collections::HashMap;

use serde_json::Value as Json;

use crate::Failure;
use crate::language::VALUES;
use crate::project;
use crate::report::Outcomes;
use crate::scenario::{Scenario, difference};

/// Scenarios per file of the program, which are compiled side by side.
const PER_FILE: usize = 25;

/// How the scenarios of a kind become Rust.
pub(crate) struct Player {
    /// The name of the package.
    pub(crate) name: &'static str,
    /// What the scenarios share.
    pub(crate) world: &'static str,
    /// What stands in the module of a scenario: a function `play` too.
    pub(crate) module: fn(&Scenario) -> Result<String, Failure>,
}

impl Player {
    pub(crate) fn play(&self, scenarios: &[Scenario]) -> Result<Outcomes, Failure> {
        let mut files =
            vec![("values.rs".to_owned(), VALUES.to_owned()), ("world.rs".to_owned(), self.world.to_owned())];
        let mut main = "mod values;\nmod world;\n".to_owned();
        let mut calls = String::new();
        for (number, chunk) in scenarios.chunks(PER_FILE).enumerate() {
            main.push_str(&format!("mod part_{number};\n"));
            calls.push_str(&format!("    part_{number}::play();\n"));
            files.push((format!("part_{number}.rs"), self.part(chunk)?));
        }
        main.push_str(&format!("\nfn main() {{\n    values::quiet();\n{calls}}}\n"));
        files.push(("main.rs".to_owned(), main));
        let printed = project::run(self.name, &files)?;
        let mut answers: HashMap<String, Vec<Json>> = HashMap::new();
        for line in printed.lines() {
            let (id, answer) = line.split_once('\t').ok_or_else(|| format!("not an answer: {line}"))?;
            answers.entry(id.to_owned()).or_default().push(serde_json::from_str(answer)?);
        }
        let outcome = |scenario: &Scenario| {
            let answered = answers.get(&scenario.id).map_or(&[][..], Vec::as_slice);
            (scenario.id.clone(), difference(&scenario.expect, answered))
        };
        Ok(scenarios.iter().map(outcome).collect())
    }

    /// A file of the program: a module for each scenario.
    fn part(&self, scenarios: &[Scenario]) -> Result<String, Failure> {
        let mut text = String::from("#![allow(unused, nonstandard_style, clippy::all)]\n");
        let mut calls = String::new();
        for (number, scenario) in scenarios.iter().enumerate() {
            let module = (self.module)(scenario).map_err(|error| format!("{}: {error}", scenario.id))?;
            text.push_str(&format!("\nmod scenario_{number} {{\n{module}}}\n"));
            calls.push_str(&format!("    scenario_{number}::play();\n"));
        }
        Ok(format!("{text}\npub fn play() {{\n{calls}}}\n"))
    }
}
