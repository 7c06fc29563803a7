//! Types, protocols and operators.

use dunder::Value;
use dunder::dynamic::{
    Binary, Class, Compare, Name, callable, isinstance, issubclass, type_of, update_abstractmethods,
};
use dunder::value::Comparison;

use super::attributes::is_plain;
use super::world::{Operands, Result, unknown};

pub(super) fn operation(name: &str, operands: Operands<'_>) -> Option<Result> {
    let one = || operands.value(0);
    Some(match name {
        "type" => one().map(|object| type_of(&object).into()),
        "typename" => one().map(|object| type_of(&object).name().into()),
        "mro" => class(operands).map(|class| names(class.mro())),
        "bases" => class(operands).map(|class| names(class.bases())),
        "subclasses" => class(operands).map(|class| names(class.subclasses())),
        "isinstance" => two(operands).and_then(|(object, class)| Ok(isinstance(&object, &class)?.into())),
        "issubclass" => two(operands).and_then(|(class, of)| Ok(issubclass(&class, &of)?.into())),
        "mrohas" => class(operands).and_then(|class| {
            let name = operands.text(1)?;
            Ok(class.mro().iter().any(|class| class.own(&name).is_some()).into())
        }),
        "callable" => one().map(|object| callable(&object).into()),
        "abstractmethods" => one().and_then(|class| {
            let mut names: Vec<String> =
                class.getattr("__abstractmethods__")?.to_items()?.iter().map(Value::to_string).collect();
            names.sort();
            Ok(Value::list(names))
        }),
        "update_abstractmethods" => one().and_then(|class| Ok(update_abstractmethods(class)?)),
        "mangle" => Ok(Name::mangled(&operands.text(0).ok()?, &operands.text(1).ok()?).into()),
        "len" => one().and_then(|object| Ok(object.len()?.into())),
        "bool" => one().and_then(|object| Ok(object.truth()?.into())),
        "not" => one().and_then(|object| Ok((!object.truth()?).into())),
        "str" => one().and_then(|object| Ok(object.try_str()?.into())),
        "repr" => one().and_then(|object| Ok(object.try_repr()?.into())),
        "hash" => one().and_then(|object| Ok(object.hash()?.into())),
        "hashable" => one().and_then(|object| Ok(object.hash().map(|_| true)?.into())),
        "neg" => one().and_then(|object| Ok(object.negative()?)),
        "contains" => two(operands).and_then(|(object, item)| Ok(object.contains(item)?.into())),
        "collect" => one().and_then(|object| Ok(Value::list(object.to_items()?))),
        "iterof" => one().and_then(|object| Ok(object.iterator()?)),
        "next" => one().and_then(|object| Ok(object.next_item()?)),
        "getitem" => two(operands).and_then(|(object, key)| Ok(object.item(key)?)),
        "setitem" => operands.values().and_then(|values| {
            values[0].set_item(&values[1], &values[2])?;
            Ok(Value::None)
        }),
        "delitem" => two(operands).and_then(|(object, key)| {
            object.del_item(key)?;
            Ok(Value::None)
        }),
        "keys" => one().and_then(|mapping| {
            let keys = mapping.to_items()?;
            Ok(Value::list(keys.into_iter().filter(|key| is_plain(&key.to_string()))))
        }),
        "append" => two(operands).and_then(|(list, item)| match list.as_list() {
            Some(list) => {
                list.push(item);
                Ok(Value::None)
            }
            None => Err(unknown("append() of such an object")),
        }),
        "is" => two(operands).map(|(a, b)| a.is(&b).into()),
        "and" => chosen(operands, false),
        "or" => chosen(operands, true),
        "add" => binary(operands, Binary::Add),
        "sub" => binary(operands, Binary::Sub),
        "mul" => binary(operands, Binary::Mul),
        "iadd" => two(operands).and_then(|(a, b)| Ok(a.in_place(Binary::Add, &b)?)),
        "eq" => compare(operands, Compare::Equal),
        "ne" => compare(operands, Compare::NotEqual),
        "lt" => compare(operands, Compare::Order(Comparison::Less)),
        "le" => compare(operands, Compare::Order(Comparison::LessEqual)),
        "gt" => compare(operands, Compare::Order(Comparison::Greater)),
        "ge" => compare(operands, Compare::Order(Comparison::GreaterEqual)),
        _ => return None,
    })
}

fn two(operands: Operands<'_>) -> Result<(Value, Value)> {
    Ok((operands.value(0)?, operands.value(1)?))
}

fn class(operands: Operands<'_>) -> Result<Class> {
    Ok(Class::try_from(operands.value(0)?)?)
}

fn names(classes: Vec<Class>) -> Value {
    Value::list(classes.iter().map(Class::name))
}

fn binary(operands: Operands<'_>, operator: Binary) -> Result {
    let (a, b) = two(operands)?;
    Ok(a.binary(operator, &b)?)
}

fn compare(operands: Operands<'_>, comparison: Compare) -> Result {
    let (a, b) = two(operands)?;
    Ok(a.rich_compare(comparison, &b)?)
}

/// The first operand that is as true as `wanted`, or the last.
fn chosen(operands: Operands<'_>, wanted: bool) -> Result {
    let mut value = Value::None;
    for at in 0..operands.all.len() {
        value = operands.value(at)?;
        if value.truth()? == wanted {
            break;
        }
    }
    Ok(value)
}
