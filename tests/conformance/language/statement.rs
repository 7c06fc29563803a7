//! Statements of the little language that mean the same everywhere.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::expression::{all, expression, operation, piece, word};
use crate::Failure;

/// What a kind of body has besides, or says in another way.
pub(crate) trait Dialect {
    /// The statement, if it is one of the kind.
    fn statement(&mut self, name: &str, rest: &[Json]) -> Result<Option<String>, Failure>;
}

/// Statements, one after the other.
pub(crate) fn block(statements: &Json, dialect: &mut dyn Dialect) -> Result<String, Failure> {
    let Json::Array(statements) = statements else { return Err(format!("not a block: {statements}").into()) };
    let statements = statements.iter().map(|statement| self::statement(statement, dialect));
    Ok(statements.collect::<Result<Vec<_>, _>>()?.join(" "))
}

fn statement(json: &Json, dialect: &mut dyn Dialect) -> Result<String, Failure> {
    let Json::Array(parts) = json else { return Err(format!("not a statement: {json}").into()) };
    let (name, rest) = operation(parts)?;
    if let Some(statement) = dialect.statement(name, rest)? {
        return Ok(statement);
    }
    Ok(match (name, rest) {
        ("log", parts) => format!("world.log(concat_text(&[{}]));", all(parts, piece)?),
        ("set", [variable, value]) => format!("{} = {};", word(variable)?, expression(value)?),
        ("if", [condition, then, otherwise @ ..]) => {
            let otherwise =
                otherwise.first().map(|block| self::block(block, dialect)).transpose()?.unwrap_or_default();
            format!(
                "if truth(&{}) {{ {} }} else {{ {otherwise} }}",
                expression(condition)?,
                block(then, dialect)?
            )
        }
        ("for", [variable, times, body]) => {
            format!(
                "for turn in 0..{times}_i64 {{ {} = Value::from(turn); {} }}",
                word(variable)?,
                block(body, dialect)?
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
        ("try", [parts]) => attempt(parts, dialect)?,
        _ => return Err(format!("not a statement: {json}").into()),
    })
}

/// `x = value;`, or only the latter.
pub(crate) fn assign(into: &[Json], value: &str) -> Result<String, Failure> {
    match into.first() {
        None | Some(Json::Null) => Ok(format!("{value};")),
        Some(variable) => Ok(format!("{} = {value};", word(variable)?)),
    }
}

fn attempt(parts: &Json, dialect: &mut dyn Dialect) -> Result<String, Failure> {
    let mut text = format!("attempt! {{ try {{ {} }}", block(&parts["body"], dialect)?);
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
            block(&handler["body"], dialect)?
        ));
    }
    for part in ["else", "finally"] {
        if !parts[part].is_null() {
            text.push_str(&format!(" {part} {{ {} }}", block(&parts[part], dialect)?));
        }
    }
    Ok(text + " };")
}

/// The names of all variables of a body: in the little language they exist from the start.
pub(crate) fn variables(json: &Json, names: &mut BTreeSet<String>) -> Result<(), Failure> {
    match json {
        Json::Array(parts) => {
            if let Some(Json::String(name)) = parts.first() {
                let variable = match (name.as_str(), parts.as_slice()) {
                    ("var" | "set" | "for", [_, variable, ..])
                    | ("yield" | "yield_from_list" | "yield_from_obj" | "next_of", [_, _, variable])
                    | ("yield_from" | "enter" | "call", [_, _, _, variable]) => Some(variable),
                    ("with", [_, Json::Array(items), _]) => {
                        for item in
                            items.iter().filter_map(|item| item.get(1)).filter(|item| item.is_string())
                        {
                            names.insert(word(item)?);
                        }
                        None
                    }
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
