//! Expressions of the little language, as Rust.

use serde_json::Value as Json;

use crate::Failure;

/// An expression, as one of type `Value`.
pub(crate) fn expression(json: &Json) -> Result<String, Failure> {
    Ok(match json {
        Json::Null => "Value::None".to_owned(),
        Json::Bool(value) => format!("Value::from({value})"),
        Json::Number(number) if number.is_f64() => format!("Value::from({number}_f64)"),
        Json::Number(number) => format!("Value::from({number}_i64)"),
        Json::String(text) => format!("Value::from({text:?})"),
        Json::Array(parts) => {
            let (name, rest) = operation(parts)?;
            match (name, rest) {
                ("var", [variable]) => format!("{}.clone()", word(variable)?),
                ("exc", [variable]) => format!("shown(&{})", word(variable)?),
                ("list", items) => list(items)?,
                ("concat", parts) => format!("concat(&[{}])", all(parts, piece)?),
                ("add" | "sub" | "mul", [a, b]) => {
                    format!("{name}(&{}, &{})", expression(a)?, expression(b)?)
                }
                ("eq", [a, b]) => format!("Value::from({} == {})", expression(a)?, expression(b)?),
                ("lt", [a, b]) => format!("less(&{}, &{})", expression(a)?, expression(b)?),
                ("is_none", [a]) => format!("Value::from({}.is_none())", expression(a)?),
                _ => return Err(format!("not an expression: {json}").into()),
            }
        }
        Json::Object(_) => return Err(format!("not an expression: {json}").into()),
    })
}

/// A list of values.
pub(crate) fn list(items: &[Json]) -> Result<String, Failure> {
    Ok(format!("Value::from(vec![{}] as Vec<Value>)", all(items, expression)?))
}

/// A part of a text, as text.
pub(crate) fn piece(json: &Json) -> Result<String, Failure> {
    match json {
        Json::String(text) => Ok(format!("{text:?}.to_owned()")),
        Json::Array(parts) if parts.first().is_some_and(|name| name == "exc") => {
            Ok(format!("exception(&{})", word(parts.get(1).ok_or("an exception has a name")?)?))
        }
        json => Ok(format!("text(&{})", expression(json)?)),
    }
}

pub(crate) fn all(items: &[Json], one: impl Fn(&Json) -> Result<String, Failure>) -> Result<String, Failure> {
    Ok(items.iter().map(one).collect::<Result<Vec<_>, _>>()?.join(", "))
}

/// The name of an operation, and the rest.
pub(crate) fn operation(parts: &[Json]) -> Result<(&str, &[Json]), Failure> {
    match parts.split_first() {
        Some((Json::String(name), rest)) => Ok((name, rest)),
        _ => Err(format!("no operation: {parts:?}").into()),
    }
}

/// A name, as an identifier of Rust.
pub(crate) fn word(json: &Json) -> Result<String, Failure> {
    match json {
        Json::String(name) => Ok(format!("v_{name}")),
        _ => Err(format!("not a name: {json}").into()),
    }
}

/// A value as it is written in JSON, where a list is a list.
pub(crate) fn value(json: &Json) -> Result<String, Failure> {
    match json {
        Json::Array(items) => {
            let items = items.iter().map(value).collect::<Result<Vec<_>, _>>()?;
            Ok(format!("Value::from(vec![{}] as Vec<Value>)", items.join(", ")))
        }
        scalar => expression(scalar),
    }
}
