//! Calls, of functions, of attributes and through `super`.

use dunder::Value;
use dunder::dynamic::{Args, Super};
use serde_json::Value as Json;

use super::control::owner;
use super::world::{Operands, Result, unknown};

pub(super) fn operation(name: &str, operands: Operands<'_>) -> Option<Result> {
    Some(match name {
        "call" => operands.value(0).and_then(|function| call(operands, &function, 1)),
        "invoke" => invoke(operands),
        "super" => here(operands).and_then(|above| {
            let method = above.getattr(operands.text(0)?)?;
            call(operands, &method, 1)
        }),
        "superget" => here(operands).and_then(|above| Ok(above.getattr(operands.text(0)?)?)),
        "superhas" => here(operands).and_then(|above| Ok(above.hasattr(operands.text(0)?)?.into())),
        "superset" => here(operands).and_then(|above| {
            above.setattr(operands.text(0)?, operands.value(1)?)?;
            Ok(Value::None)
        }),
        "super2" => there(operands).and_then(|method| call(operands, &method, 3)),
        "super2get" => there(operands),
        _ => return None,
    })
}

fn invoke(operands: Operands<'_>) -> Result {
    let object = operands.value(0)?;
    let method = object.getattr(operands.text(1)?)?;
    call(operands, &method, 2)
}

fn here(operands: Operands<'_>) -> Result {
    let owner = owner(operands)?;
    let (Some(owner), Some(this)) = (owner.as_class(), operands.frame.args.first()) else {
        return Err(unknown("super() without a class"));
    };
    Ok(Super::new(owner, this)?)
}

fn there(operands: Operands<'_>) -> Result {
    let (start, object) = (operands.value(0)?, operands.value(1)?);
    let above = operands.world.find("super")?.call(Args::new(&[start, object], &[]))?;
    Ok(above.getattr(operands.text(2)?)?)
}

/// Calls it with the arguments that stand at `at`, and the keyword arguments after those.
fn call(operands: Operands<'_>, function: &Value, at: usize) -> Result {
    let mut positional = Vec::new();
    for argument in operands.json(at).as_array().map_or(&[][..], Vec::as_slice) {
        match argument.as_array().map(Vec::as_slice) {
            Some([Json::String(word), from]) if word == "*args" => {
                let from = from.as_u64().unwrap_or(0) as usize;
                positional.extend(operands.frame.args.iter().skip(from).cloned());
            }
            _ => positional.push(operands.world.eval(operands.frame, argument)?),
        }
    }
    let mut keywords: Vec<(String, Value)> = Vec::new();
    for (name, expression) in operands.json(at + 1).as_object().into_iter().flatten() {
        if name == "**" {
            keywords.extend(operands.frame.keywords.borrow().iter().cloned());
        } else {
            keywords.push((name.clone(), operands.world.eval(operands.frame, expression)?));
        }
    }
    let keywords: Vec<(&str, Value)> =
        keywords.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    Ok(function.call(Args::new(&positional, &keywords))?)
}
