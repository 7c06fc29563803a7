//! `dir`, `vars`, `__dict__`.

use alloc::{string::String, vec::Vec};

use super::{
    attributes,
    class::Class,
    name::{self, Name},
    namespace::Namespace,
    protocols,
    realm::{attribute_error, type_error},
    type_of,
};
use crate::{
    exception::Exception,
    value::{Dict, Value},
};

/// Python's `vars(o)`: its `__dict__`.
///
/// # Errors
///
/// TypeError if it has none.
pub fn vars(object: &Value) -> Result<Value, Exception> {
    attributes::find(object, name::DICT)?
        .ok_or_else(|| type_error(format_args!("vars() argument must have __dict__ attribute")))
}

/// Python's `dir(o)`: the names of its attributes, sorted.
///
/// # Errors
///
/// What its `__dir__` raises.
pub fn dir(object: &Value) -> Result<Vec<String>, Exception> {
    let names = match attributes::call_special(object, Name::new("__dir__"), &[])? {
        Some(names) => protocols::collect(&names)?,
        None => return Err(type_error(format_args!("object does not provide __dir__"))),
    };
    let mut found = Vec::with_capacity(names.len());
    for name in names {
        found.push(attributes::name_of(&name)?.as_str().into());
    }
    found.sort_unstable();
    Ok(found)
}

fn unique(mut names: Vec<Name>) -> Vec<Name> {
    names.sort_unstable_by_key(|name| name.as_str());
    names.dedup();
    names
}

/// `object.__dir__`: what is in the instance, its class and the bases.
pub(super) fn plain_dir(object: &Value) -> Result<Vec<Value>, Exception> {
    let mut names = Vec::new();
    if let Some(dict) = attributes::find(object, name::DICT)?
        && let Some(dict) = dict.as_dict()
    {
        let keys: Vec<Value> = dict.borrow().keys().cloned().collect();
        names.extend(keys.iter().filter_map(Value::as_str).map(Name::new));
    }
    if let Some(claimed) = super::isinstance::class_attribute(object)? {
        names.extend(of_class(&claimed));
    }
    Ok(unique(names).into_iter().map(Value::from).collect())
}

fn of_class(class: &Class) -> Vec<Name> {
    class.mro().iter().flat_map(|class| class.0.namespace.read(Namespace::names)).collect()
}

/// `type.__dir__`: what is in the class and its bases, not in its metaclass.
pub(super) fn class_dir(class: &Class) -> Vec<Value> {
    unique(of_class(class)).into_iter().map(Value::from).collect()
}

/// A class's `__dict__`, as it is now.
pub(super) fn class_dict(class: &Class) -> Value {
    let entries = class.0.namespace.read(|namespace| namespace.entries().to_vec());
    let mut dict = Dict::with_capacity(entries.len());
    for (name, value) in entries {
        dict.insert(name.as_str(), value);
    }
    dict.into()
}

/// An instance's `__dict__`: the one that it uses.
pub(super) fn instance_dict(object: &Value) -> Result<Value, Exception> {
    match object.as_object() {
        Some(object) if object.class().traits().has_dict => Ok(object.dict().into()),
        _ => Err(attribute_error(format_args!(
            "'{}' object has no attribute '__dict__'",
            type_of(object).name()
        ))),
    }
}

/// `o.__dict__ = …`.
pub(super) fn set_instance_dict(object: &Value, dict: Option<Value>) -> Result<(), Exception> {
    let Some(object) = object.as_object() else { return Ok(()) };
    let Some(dict) = dict else {
        object.set_dict(Dict::new().into());
        return Ok(());
    };
    match super::builtins::plain(&dict).as_dict() {
        Some(dict) => {
            object.set_dict(dict.clone());
            Ok(())
        }
        None => {
            let class = type_of(&dict);
            Err(type_error(format_args!("__dict__ must be set to a dictionary, not a '{}'", class.name())))
        }
    }
}
