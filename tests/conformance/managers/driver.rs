//! A scenario as a module: its managers, its functions, and the calls.

use serde_json::Value as Json;

use super::function::function;
use super::manager::define;
use crate::Failure;
use crate::language::expression::value;
use crate::scenario::Scenario;

const USES: &str = "use dunder::context::*;\nuse dunder::exception::*;\nuse dunder::prelude::*;\n\
                    use dunder::value::{ContextMethods, Object};\nuse crate::values::*;\nuse crate::world::*;\n";

pub(super) fn module(scenario: &Scenario) -> Result<String, Failure> {
    let part = |name: &str| scenario.line.get(name).ok_or_else(|| format!("there is no `{name}`"));
    let specs = part("managers")?;
    let (mut items, mut generators) = (String::new(), String::new());
    for (name, spec) in specs.as_object().ok_or("`managers` is an object")? {
        let defined = define(name, spec)?;
        items.push_str(&defined.items);
        generators.push_str(&defined.generators);
    }
    for (name, body) in part("functions")?.as_object().ok_or("`functions` is an object")? {
        items.push_str(&function(name, body, specs)?);
    }
    let calls = part("calls")?.as_array().ok_or("`calls` is a list")?;
    let calls = calls.iter().map(call).collect::<Result<Vec<_>, _>>()?.concat();
    let generators = match generators.as_str() {
        "" => String::new(),
        generators => format!("generators! {{\n{generators}}}\n"),
    };
    Ok(format!(
        "{USES}\n{generators}{items}\npub fn play() {{\n    let world = &World::new({:?});\n{calls}}}\n",
        scenario.id
    ))
}

fn call(json: &Json) -> Result<String, Failure> {
    match json.as_array().map(Vec::as_slice) {
        Some([Json::String(call), Json::String(function), Json::Array(arguments)]) if call == "call" => {
            let arguments: String = arguments
                .iter()
                .map(|argument| Ok(format!(", {}", value(argument)?)))
                .collect::<Result<_, Failure>>()?;
            Ok(format!("    world.call(|| f_{function}(world{arguments}));\n"))
        }
        _ => Err(format!("not a call: {json}").into()),
    }
}
