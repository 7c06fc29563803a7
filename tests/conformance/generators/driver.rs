//! A scenario as a module: its programs, and what is done with them.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use super::yields::Yields;
use crate::Failure;
use crate::language::expression::{operation, value, word};
use crate::language::statement::{block, variables};
use crate::scenario::Scenario;

pub(super) fn module(scenario: &Scenario) -> Result<String, Failure> {
    let part = |name: &str| scenario.line.get(name).ok_or_else(|| format!("there is no `{name}`"));
    let programs = part("programs")?.as_object().ok_or("`programs` is an object")?;
    let steps = part("ops")?.as_array().ok_or("`ops` is a list")?;
    let programs = programs.iter().map(|(name, program)| function(name, program));
    let programs = programs.collect::<Result<Vec<_>, _>>()?.concat();
    let steps = steps.iter().map(step).collect::<Result<Vec<_>, _>>()?.concat();
    Ok(format!(
        "use dunder::prelude::*;\nuse dunder::exception::*;\nuse crate::values::*;\nuse crate::world::*;\n\ngenerators! {{\n{programs}}}\n\n\
         pub fn play() {{\n    let world = World::new({:?});\n{steps}}}\n",
        scenario.id
    ))
}

fn function(name: &str, program: &Json) -> Result<String, Failure> {
    let program: &Map<String, Json> = program.as_object().ok_or("a program is an object")?;
    let names = program.get("params").and_then(Json::as_array).ok_or("a program has parameters")?;
    let parameters = names.iter().map(word).collect::<Result<Vec<_>, _>>()?;
    let body = program.get("body").ok_or("a program has a body")?;
    let mut locals = BTreeSet::new();
    variables(body, &mut locals)?;
    let locals: String = locals
        .iter()
        .filter(|name| !parameters.contains(name))
        .map(|name| format!("let mut {name} = Value::None; "))
        .collect();
    let parameters: String = parameters.iter().map(|name| format!(", mut {name}: Value")).collect();
    Ok(format!(
        "    fn {name}(world: World{parameters}) -> Generator<Value, Value, Value, Exception> {{ {locals}{} Value::None }}\n",
        block(body, &mut Yields)?
    ))
}

fn step(json: &Json) -> Result<String, Failure> {
    let parts = json.as_array().ok_or("a step is a list")?;
    let (name, rest) = operation(parts)?;
    let Some((generator, rest)) = rest.split_first() else {
        return Err(format!("not a step: {json}").into());
    };
    Ok(match (name, rest) {
        ("new", [Json::String(program), Json::Array(arguments)]) => {
            let arguments = arguments.iter().map(value).collect::<Result<Vec<_>, _>>()?;
            let arguments: String = arguments.iter().map(|argument| format!(", {argument}")).collect();
            format!("    world.create({generator}, {program}(world.clone(){arguments}));\n")
        }
        ("next" | "close" | "state" | "delegating" | "drain", []) => {
            format!("    world.{name}({generator});\n")
        }
        ("send", [sent]) => format!("    world.send({generator}, {});\n", value(sent)?),
        ("throw", [Json::String(class), message]) => {
            let thrown = match message {
                Json::Null => format!("bare::<{class}>()"),
                message => format!("with::<{class}>(&{})", value(message)?),
            };
            format!("    world.throw({generator}, {thrown});\n")
        }
        _ => return Err(format!("not a step: {json}").into()),
    })
}
