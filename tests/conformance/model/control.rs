//! Frames, effects and control.

use dunder::Value;
use dunder::exception::{Arg, Exception, ExceptionClass};
use serde_json::Value as Json;

use super::world::{Flow, Operands, Owner, Result, unknown};

pub(super) fn operation(name: &str, operands: Operands<'_>) -> Option<Result> {
    Some(match name {
        "list" => operands.values().map(Value::list),
        "tuple" => operands.values().map(Value::tuple),
        "dict" => dict(operands),
        "self" => argument(operands, 0),
        "arg" => match operands.frame.args.get(operands.index(0)) {
            Some(value) => Ok(value.clone()),
            None if operands.has(1) => operands.value(1),
            None => argument(operands, operands.index(0)),
        },
        "args" => Ok(Value::list(operands.frame.args.iter().skip(operands.index(0)).cloned())),
        "kwarg" => keyword(operands, false),
        "popkw" => keyword(operands, true),
        "kwnames" => {
            let mut names: Vec<String> =
                operands.frame.keywords.borrow().iter().map(|(name, _)| name.clone()).collect();
            names.sort();
            Ok(Value::list(names))
        }
        "let" => set_variable(operands),
        "var" => variable(operands),
        "owner" => owner(operands),
        "log" => text(operands).map(|text| {
            operands.world.log.borrow_mut().push(text);
            Value::None
        }),
        "concat" => text(operands).map(Value::from),
        "return" => operands.value(0).and_then(|value| Err(Flow::Return(value))),
        "raise" => raise(operands),
        "if" => condition(operands),
        "for" => for_each(operands),
        "try" => attempt(operands),
        "bind" => operands.value(1).inspect(|value| {
            operands.world.bind(operands.json(0).as_str().unwrap_or_default(), value);
        }),
        _ => return None,
    })
}

fn argument(operands: Operands<'_>, at: usize) -> Result {
    operands.frame.args.get(at).cloned().ok_or_else(|| unknown(&format!("argument {at}")))
}

fn dict(operands: Operands<'_>) -> Result {
    let mut made = dunder::Dict::new();
    for entry in operands.all {
        let Some([Json::String(key), expression]) = entry.as_array().map(Vec::as_slice) else {
            return Err(unknown("such entry"));
        };
        let value = operands.world.eval(&operands.frame.at(key, None), expression)?;
        made.insert(key.as_str(), value);
    }
    Ok(made.into())
}

fn keyword(operands: Operands<'_>, take: bool) -> Result {
    let name = operands.text(0)?;
    let default = if operands.has(1) { Some(operands.value(1)?) } else { None };
    let mut keywords = operands.frame.keywords.borrow_mut();
    match keywords.iter().position(|(keyword, _)| *keyword == name) {
        Some(at) if take => Ok(keywords.remove(at).1),
        Some(at) => Ok(keywords[at].1.clone()),
        None => default.ok_or_else(|| unknown(&format!("keyword argument {name}"))),
    }
}

fn set_variable(operands: Operands<'_>) -> Result {
    let value = operands.value(1)?;
    operands.frame.variables.borrow_mut().insert(operands.text(0)?, value.clone());
    Ok(value)
}

fn variable(operands: Operands<'_>) -> Result {
    let name = operands.text(0)?;
    let value = operands.frame.variables.borrow().get(&name).cloned();
    value.ok_or_else(|| unknown(&format!("variable {name}")))
}

pub(super) fn owner(operands: Operands<'_>) -> Result {
    match &operands.frame.owner {
        Some(Owner::Body(name, cell)) => match cell.get() {
            Some(class) => Ok(class.into()),
            None => Err(unknown(&format!("class {name} yet"))),
        },
        Some(Owner::Named(name)) => operands.world.find(name),
        None => Err(unknown("owner")),
    }
}

fn text(operands: Operands<'_>) -> Result<String> {
    Ok(operands.values()?.iter().map(|value| operands.world.shown(value)).collect())
}

fn class_of(name: &Json) -> Result<ExceptionClass> {
    let class = name.as_str().and_then(ExceptionClass::builtin);
    class.ok_or_else(|| unknown(&format!("exception {name}")))
}

fn raise(operands: Operands<'_>) -> Result {
    let class = class_of(operands.json(0))?;
    Err(Flow::Raise(match operands.has(1) {
        true => Exception::with_class(class, Arg::from(operands.value(1)?)),
        false => Exception::with_class_args(class, []),
    }))
}

fn condition(operands: Operands<'_>) -> Result {
    let block = if operands.value(0)?.truth()? { 1 } else { 2 };
    operands.block(block)?;
    Ok(Value::None)
}

fn for_each(operands: Operands<'_>) -> Result {
    let name = operands.text(0)?;
    let iterator = operands.value(1)?.iterator()?;
    loop {
        let item = match iterator.next_item() {
            Ok(item) => item,
            Err(error) if error.is::<dunder::exception::StopIteration>() => return Ok(Value::None),
            Err(error) => return Err(error.into()),
        };
        operands.frame.variables.borrow_mut().insert(name.clone(), item);
        operands.block(2)?;
    }
}

fn attempt(operands: Operands<'_>) -> Result {
    let result = match operands.block(0) {
        Err(Flow::Raise(error)) => handle(operands, error),
        other => other,
    };
    operands.block(2)?; // what leaves it goes before what was under way
    result.map(|()| Value::None)
}

fn handle(operands: Operands<'_>, error: Exception) -> Result<()> {
    for handler in operands.json(1).as_array().map_or(&[][..], Vec::as_slice) {
        let Some([class, variable, block]) = handler.as_array().map(Vec::as_slice) else {
            return Err(unknown("such handler"));
        };
        if error.isinstance(class_of(class)?) {
            if let Some(name) = variable.as_str() {
                operands.frame.variables.borrow_mut().insert(name.to_owned(), Value::from(error));
            }
            return Operands { all: std::slice::from_ref(block), ..operands }.block(0);
        }
    }
    Err(Flow::Raise(error))
}
