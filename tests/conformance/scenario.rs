//! A line of a file, as far as all kinds agree.

use std::fs;

use serde_json::{Map, Value as Json};

use crate::Failure;

/// What is done, and what is to come of it.
#[derive(Debug, Clone)]
pub(crate) struct Scenario {
    pub(crate) id: String,
    pub(crate) kind: String,
    /// Everything else that the line says.
    pub(crate) line: Map<String, Json>,
    pub(crate) expect: Vec<Json>,
}

pub(crate) fn read(files: &[String]) -> Result<Vec<Scenario>, Failure> {
    let mut scenarios = Vec::new();
    for file in files {
        let text = fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
        scenarios.extend(parse(file, &text)?);
    }
    Ok(scenarios)
}

/// The scenarios of a text; `source` is where it comes from.
pub(crate) fn parse(source: &str, text: &str) -> Result<Vec<Scenario>, Failure> {
    let mut scenarios = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let scenario = one(line).map_err(|error| format!("{source}:{}: {error}", number + 1))?;
        scenarios.push(scenario);
    }
    Ok(scenarios)
}

fn one(line: &str) -> Result<Scenario, Failure> {
    let mut line: Map<String, Json> = serde_json::from_str(line)?;
    let mut word = |key: &str| match line.remove(key) {
        Some(Json::String(word)) => Ok(word),
        _ => Err(format!("there is no `{key}`")),
    };
    let (id, kind) = (word("id")?, word("kind")?);
    let Some(Json::Array(expect)) = line.remove("expect") else { return Err("there is no `expect`".into()) };
    Ok(Scenario { id, kind, line, expect })
}

/// Where what was answered first differs from what was expected: the number of the answer, and both.
pub(crate) fn difference(expected: &[Json], answered: &[Json]) -> Option<String> {
    let at =
        |answers: &[Json], index: usize| answers.get(index).map_or("nothing".to_owned(), Json::to_string);
    (0..expected.len().max(answered.len())).find_map(|index| {
        let [is, should_be] = [answered, expected].map(|answers| at(answers, index));
        (answered.get(index) != expected.get(index))
            .then(|| format!("{index}: is        {is}\n      should be {should_be}"))
    })
}
