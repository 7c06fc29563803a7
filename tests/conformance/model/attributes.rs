//! Attributes, through the full protocol and past it.

use dunder::Value;
use dunder::dynamic::{Name, dir, vars};

use super::world::{Operands, Result, unknown};

pub(super) fn operation(name: &str, operands: Operands<'_>) -> Option<Result> {
    Some(match name {
        "get" => get(operands),
        "set" => set(operands),
        "del" => delete(operands),
        "has" => has(operands),
        "rawget" | "rawset" | "rawdel" | "rawhas" | "rawdict" => raw(name, operands),
        "vars" => operands.value(0).and_then(|object| Ok(vars(&object)?)),
        "dir" => names(operands),
        "classdict" => own_names(operands),
        _ => return None,
    })
}

fn get(operands: Operands<'_>) -> Result {
    let values = operands.values()?;
    let name = Name::try_from(&values[1])?;
    Ok(match values.get(2) {
        Some(default) => values[0].getattr_or(name, default)?,
        None => values[0].getattr(name)?,
    })
}

fn set(operands: Operands<'_>) -> Result {
    let values = operands.values()?;
    values[0].setattr(Name::try_from(&values[1])?, &values[2])?;
    Ok(Value::None)
}

fn delete(operands: Operands<'_>) -> Result {
    let values = operands.values()?;
    values[0].delattr(Name::try_from(&values[1])?)?;
    Ok(Value::None)
}

fn has(operands: Operands<'_>) -> Result {
    let values = operands.values()?;
    Ok(values[0].hasattr(Name::try_from(&values[1])?)?.into())
}

fn raw(name: &str, operands: Operands<'_>) -> Result {
    let values = operands.values()?;
    let Some(object) = values[0].as_object() else { return Err(unknown("dictionary of such an object")) };
    let key = values.get(1).map(Value::to_string).unwrap_or_default();
    Ok(match name {
        "rawget" => object.own(&key).or_else(|| values.get(2).cloned()).unwrap_or_default(),
        "rawset" => {
            object.set_own(&key, &values[2]);
            Value::None
        }
        "rawdel" => {
            object.remove_own(&key);
            Value::None
        }
        "rawhas" => object.own(&key).is_some().into(),
        _ => dunder::Dict::try_from_pairs(object.own_items())?.into(),
    })
}

/// Neither starts nor ends with two underscores.
pub(super) fn is_plain(name: &str) -> bool {
    !(name.starts_with("__") && name.ends_with("__"))
}

fn names(operands: Operands<'_>) -> Result {
    let names = dir(&operands.value(0)?)?;
    Ok(Value::list(names.into_iter().filter(|name| is_plain(name))))
}

fn own_names(operands: Operands<'_>) -> Result {
    let class = operands.value(0)?;
    let Some(class) = class.as_class() else { return Err(unknown("class dictionary of such an object")) };
    Ok(Value::list(class.own_names().into_iter().filter(|name| is_plain(name))))
}
