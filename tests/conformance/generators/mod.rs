//! Programs of generators: each becomes a function in `generators!`, and what is done with them a function that does it.

mod driver;
mod expression;
mod statement;

use std::collections::HashMap;

use serde_json::Value as Json;

use crate::Failure;
use crate::project;
use crate::report::Outcomes;
use crate::scenario::{Scenario, difference};

/// Scenarios per file of the program, which are compiled side by side.
const PER_FILE: usize = 25;

/// What the programs need: a log, generators by name, and answers as JSON.
const WORLD: &str = include_str!("world.rs");

pub(crate) fn play(scenarios: &[Scenario]) -> Result<Outcomes, Failure> {
    let mut files = vec![("world.rs".to_owned(), WORLD.to_owned())];
    let mut main = "mod world;\n".to_owned();
    let mut calls = String::new();
    for (number, chunk) in scenarios.chunks(PER_FILE).enumerate() {
        main.push_str(&format!("mod part_{number};\n"));
        calls.push_str(&format!("    part_{number}::play();\n"));
        files.push((format!("part_{number}.rs"), part(chunk)?));
    }
    main.push_str(&format!("\nfn main() {{\n    world::quiet();\n{calls}}}\n"));
    files.push(("main.rs".to_owned(), main));
    let files: Vec<(&str, String)> = files.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    let printed = project::run("generators", &files)?;
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
fn part(scenarios: &[Scenario]) -> Result<String, Failure> {
    let mut text = String::from(HEAD);
    let mut calls = String::new();
    for (number, scenario) in scenarios.iter().enumerate() {
        let module = driver::module(scenario).map_err(|error| format!("{}: {error}", scenario.id))?;
        text.push_str(&format!("\nmod scenario_{number} {{\n{module}}}\n"));
        calls.push_str(&format!("    scenario_{number}::play();\n"));
    }
    Ok(format!("{text}\npub fn play() {{\n{calls}}}\n"))
}

const HEAD: &str = "#![allow(unused, clippy::all)]\n";
