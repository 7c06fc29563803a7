//! Statements of the little language, as Rust in a body of `generators!`.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::expression::{all, expression, operation, piece, word};
use crate::Failure;

/// Statements, one after the other.
pub(super) fn block(statements: &Json) -> Result<String, Failure> {
    let Json::Array(statements) = statements else { return Err(format!("not a block: {statements}").into()) };
    Ok(statements.iter().map(statement).collect::<Result<Vec<_>, _>>()?.join(" "))
}

fn statement(json: &Json) -> Result<String, Failure> {
    let Json::Array(parts) = json else { return Err(format!("not a statement: {json}").into()) };
    let (name, rest) = operation(parts)?;
    Ok(match (name, rest) {
        ("yield", [value, into @ ..]) => assign(into, &format!("yield {}", expression(value)?))?,
        ("yield_from", [Json::String(program), Json::Array(arguments), into @ ..]) => {
            let arguments = arguments.iter().map(expression).collect::<Result<Vec<_>, _>>()?;
            let arguments: String = arguments.iter().map(|argument| format!(", {argument}")).collect();
            assign(into, &format!("yield from {program}(world.clone(){arguments})"))?
        }
        ("yield_from_list", [Json::Array(items), into @ ..]) => {
            let none = assign(into, "Value::None")?;
            format!("yield from list_iterator(vec![{}]); {none}", all(items, expression)?)
        }
        ("yield_from_obj", [generator, into @ ..]) => {
            assign(into, &format!("yield from world.generator({generator})"))?
        }
        ("next_of", [generator, into @ ..]) => assign(into, &format!("world.next_of({generator})?"))?,
        ("log", parts) => format!("world.log(concat_text(&[{}]));", all(parts, piece)?),
        ("set", [variable, value]) => format!("{} = {};", word(variable)?, expression(value)?),
        ("if", [condition, then, otherwise @ ..]) => {
            let otherwise = otherwise.first().map(block).transpose()?.unwrap_or_default();
            format!("if truth(&{}) {{ {} }} else {{ {otherwise} }}", expression(condition)?, block(then)?)
        }
        ("for", [variable, times, body]) => {
            format!(
                "for turn in 0..{times}_i64 {{ {} = Value::from(turn); {} }}",
                word(variable)?,
                block(body)?
            )
        }
        ("break", []) => "break;".to_owned(),
        ("continue", []) => "continue;".to_owned(),
        ("return", [value]) => format!("return {};", expression(value)?),
        ("raise", [Json::String(class), argument, from @ ..]) => {
            let argument = match argument {
                Json::Null => String::new(),
                argument => format!("argument(&{})", expression(argument)?),
            };
            let from = match from.first() {
                None => String::new(),
                Some(Json::String(none)) if none == "none" => ", from = None".to_owned(),
                Some(cause) => format!(", from = {}.clone()", word(cause)?),
            };
            format!("raise!({class}({argument}){from});")
        }
        ("reraise", []) => "raise!();".to_owned(),
        ("try", [parts]) => attempt(parts)?,
        _ => return Err(format!("not a statement: {json}").into()),
    })
}

/// `x = yield …;`, or only the latter.
fn assign(into: &[Json], value: &str) -> Result<String, Failure> {
    match into.first() {
        None | Some(Json::Null) => Ok(format!("{value};")),
        Some(variable) => Ok(format!("{} = {value};", word(variable)?)),
    }
}

fn attempt(parts: &Json) -> Result<String, Failure> {
    let mut text = format!("attempt! {{ try {{ {} }}", block(&parts["body"])?);
    for handler in parts["except"].as_array().into_iter().flatten() {
        let classes: Vec<&str> =
            handler["types"].as_array().into_iter().flatten().filter_map(Json::as_str).collect();
        let name = match &handler["as"] {
            Json::Null => "_".to_owned(),
            name => word(name)?,
        };
        text.push_str(&format!(
            " except ({name}: {}) {{ {} }}",
            classes.join(" | "),
            block(&handler["body"])?
        ));
    }
    for part in ["else", "finally"] {
        if !parts[part].is_null() {
            text.push_str(&format!(" {part} {{ {} }}", block(&parts[part])?));
        }
    }
    Ok(text + " }")
}

/// The names of all variables of a body: in the little language they exist from the start.
pub(super) fn variables(json: &Json, names: &mut BTreeSet<String>) -> Result<(), Failure> {
    match json {
        Json::Array(parts) => {
            if let Some(Json::String(name)) = parts.first() {
                let variable = match (name.as_str(), parts.as_slice()) {
                    ("var" | "set" | "for", [_, variable, ..])
                    | ("yield" | "yield_from_list" | "yield_from_obj" | "next_of", [_, _, variable])
                    | ("yield_from", [_, _, _, variable]) => Some(variable),
                    _ => None,
                };
                if let Some(variable @ Json::String(_)) = variable {
                    names.insert(word(variable)?);
                }
            }
            parts.iter().try_for_each(|part| variables(part, names))
        }
        Json::Object(parts) => parts.values().try_for_each(|part| variables(part, names)),
        _ => Ok(()),
    }
}
