//! Classes, functions and what is around functions.

use std::cell::RefCell;
use std::rc::Rc;

use dunder::Value;
use dunder::dynamic::{
    ClassCell, ClassStatement, Function, abstractmethod, classmethod, property, staticmethod,
};
use serde_json::{Map, Value as Json};

use super::world::{Flow, Frame, Operands, Owner, Result, World, unknown};

pub(super) fn operation(name: &str, operands: Operands<'_>) -> Option<Result> {
    Some(match name {
        "class" => class(operands),
        "func" => function(operands),
        "property" => {
            operands.values().map(|parts| property(part(&parts, 0), part(&parts, 1), part(&parts, 2)))
        }
        "classmethod" => operands.value(0).map(classmethod),
        "staticmethod" => operands.value(0).map(staticmethod),
        "abstract" => operands.value(0).and_then(|function| Ok(abstractmethod(function)?)),
        _ => return None,
    })
}

fn part(parts: &[Value], at: usize) -> Value {
    parts.get(at).cloned().unwrap_or_default()
}

fn word<'a>(spec: &'a Map<String, Json>, key: &str) -> Option<&'a str> {
    spec.get(key).and_then(Json::as_str)
}

fn class(operands: Operands<'_>) -> Result {
    let Some(spec) = operands.json(0).as_object() else { return Err(unknown("such class")) };
    let name = word(spec, "name").unwrap_or_default();
    let named = |expression: &Json| match expression {
        Json::String(name) => operands.world.find(name),
        other => operands.world.eval(operands.frame, other),
    };
    let mut statement = ClassStatement::new(name);
    for base in spec.get("bases").and_then(Json::as_array).into_iter().flatten() {
        statement = statement.base(named(base)?);
    }
    if let Some(metaclass) = spec.get("metaclass") {
        statement = statement.metaclass(named(metaclass)?);
    }
    for (keyword, expression) in spec.get("kwargs").and_then(Json::as_object).into_iter().flatten() {
        statement = statement.keyword(keyword, operands.world.eval(operands.frame, expression)?);
    }
    let body = spec.get("body").and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
    let cell = ClassCell::new();
    let owner = Owner::Body(name.to_owned(), cell.clone());
    let made = statement.run(|namespace| {
        for entry in body {
            let Some([Json::String(name), expression]) = entry.as_array().map(Vec::as_slice) else {
                continue;
            };
            let frame = operands.frame.at(name, Some(owner.clone()));
            match operands.world.eval(&frame, expression) {
                Ok(value) | Err(Flow::Return(value)) => namespace.set(name, value)?,
                Err(Flow::Raise(error)) => return Err(error),
            }
        }
        // As CPython does, if a method asks for its class.
        if body.iter().any(asks_for_its_class) { namespace.set("__classcell__", cell) } else { Ok(()) }
    })?;
    operands.world.bind(name, &made);
    Ok(made)
}

fn asks_for_its_class(expression: &Json) -> bool {
    match expression {
        Json::Array(array) => {
            let operation = array.first().and_then(Json::as_str).unwrap_or_default();
            matches!(operation, "super" | "superget" | "superhas" | "superset" | "owner")
                || array.iter().any(asks_for_its_class)
        }
        Json::Object(object) => object.values().any(asks_for_its_class),
        _ => false,
    }
}

fn function(operands: Operands<'_>) -> Result {
    let options = operands.json(1).as_object();
    let option = |key| options.and_then(|options| word(options, key));
    let (place, place_owner) = operands.frame.place.clone().unwrap_or_default();
    let name = option("name").unwrap_or(&place).to_owned();
    let owner = option("owner").map(|owner| Owner::Named(owner.to_owned())).or(place_owner);
    let qualname = match &owner {
        Some(owner) => format!("{}.{name}", owner.name()),
        None => name.clone(),
    };
    let body = operands.json(0).clone();
    let world = Rc::downgrade(&operands.world.0);
    let run = move |args: dunder::dynamic::Args<'_>| {
        let Some(world) = world.upgrade().map(World) else { return Ok(Value::None) };
        let keywords = args.keywords().iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
        let frame = Frame {
            args: Rc::new(args.to_vec()),
            keywords: Rc::new(RefCell::new(keywords.collect())),
            owner: owner.clone(),
            ..Frame::default()
        };
        let operands = Operands { world: &world, frame: &frame, all: std::slice::from_ref(&body) };
        match operands.block(0) {
            Ok(()) => Ok(Value::None),
            Err(Flow::Return(value)) => Ok(value),
            Err(Flow::Raise(error)) => Err(error),
        }
    };
    Ok(Function::new(&name, run).with_qualname(&qualname).into())
}
