//! What Python's built-in functions do with an object: each asks the type for a special method.

use alloc::{rc::Rc, string::String, vec::Vec};
use core::cell::Cell;

use super::{
    args::Args,
    attributes::{self, call_special, special},
    call,
    class::default_repr,
    descriptors::{ListIterator, SequenceIterator},
    name,
    protected::Protected,
    realm::{self, attribute_error, type_error},
    type_of,
};
use crate::{
    exception::{Exception, IndexError, StopIteration, ValueError},
    value::{Value, View},
};

/// Whether special methods decide, and not the runtime.
#[inline]
pub(super) fn has_class(value: &Value) -> bool {
    value.has_class()
}

fn type_name(value: &Value) -> &'static str {
    type_of(value).name()
}

/// `o[key]` and others take an int, or what has `__index__`.
pub(super) fn index(value: &Value) -> Result<i64, Exception> {
    if has_class(value)
        && let Some(index) = call_special(value, name::INDEX, &[])?
    {
        return match index.view() {
            View::Int(_) | View::Bool(_) => i64::try_from(&index),
            _ => Err(type_error(format_args!("__index__ returned non-int (type {})", type_name(&index)))),
        };
    }
    match value.view() {
        View::Int(_) | View::Bool(_) => i64::try_from(value),
        _ => {
            let class = type_name(value);
            Err(type_error(format_args!("'{class}' object cannot be interpreted as an integer")))
        }
    }
}

fn is_index(value: &Value) -> bool {
    matches!(value.view(), View::Int(_) | View::Bool(_)) || type_of(value).lookup(name::INDEX).is_some()
}

pub(crate) fn len(value: &Value) -> Result<usize, Exception> {
    if !has_class(value) {
        return value.len();
    }
    match call_special(value, name::LEN, &[])? {
        Some(length) => checked_len(&length),
        None => Err(type_error(format_args!("object of type '{}' has no len()", type_name(value)))),
    }
}

fn checked_len(length: &Value) -> Result<usize, Exception> {
    usize::try_from(index(length)?).map_err(|_| ValueError::new("__len__() should return >= 0").into())
}

pub(super) fn truth(value: &Value) -> Result<bool, Exception> {
    if !has_class(value) {
        return value.truth();
    }
    if let Some(answer) = call_special(value, name::BOOL, &[])? {
        return match answer.view() {
            View::Bool(answer) => Ok(answer),
            _ => {
                Err(type_error(format_args!("__bool__ should return bool, returned {}", type_name(&answer))))
            }
        };
    }
    match call_special(value, name::LEN, &[])? {
        Some(length) => Ok(checked_len(&length)? > 0),
        None => Ok(true),
    }
}

/// `repr(o)`.
pub(super) fn repr(value: &Value) -> Result<String, Exception> {
    if !has_class(value) {
        return value.try_repr();
    }
    text(raw_repr(value)?, "__repr__")
}

/// What `__repr__` gives, whatever that is.
pub(super) fn raw_repr(value: &Value) -> Result<Value, Exception> {
    match call_special(value, name::REPR, &[])? {
        Some(text) => Ok(text),
        None => Ok(plain_repr(value).into()),
    }
}

/// `str(o)`.
pub(super) fn str(value: &Value) -> Result<String, Exception> {
    if !has_class(value) {
        return value.try_str();
    }
    match call_special(value, name::STR, &[])? {
        Some(made) => text(made, "__str__"),
        None => repr(value),
    }
}

fn text(made: Value, method: &str) -> Result<String, Exception> {
    match made.as_str() {
        Some(text) => Ok(text.into()),
        None => Err(type_error(format_args!("{method} returned non-string (type {})", type_name(&made)))),
    }
}

/// `object.__repr__` and `type.__repr__`.
pub(super) fn plain_repr(value: &Value) -> String {
    if let Some(class) = value.as_class() {
        return default_repr(class);
    }
    let class = type_of(value);
    let module = match class.lookup(name::MODULE) {
        Some(module) if module.as_str().is_some_and(|module| module != "builtins") => format!("{module}."),
        _ => String::new(),
    };
    format!("<{module}{} object at {:#x}>", class.qualname(), address(value))
}

/// Where the object is; what is no object is where what it holds is.
pub(super) fn address(value: &Value) -> usize {
    if let Some(object) = value.as_object() {
        return Rc::as_ptr(&object.0).addr();
    }
    if let Some(class) = value.as_class() {
        return Rc::as_ptr(&class.0).addr();
    }
    value.address()
}

/// `object.__hash__`.
pub(super) fn identity_hash(value: &Value) -> i64 {
    (address(value) >> 4) as i64
}

pub(super) fn hash(value: &Value) -> Result<i64, Exception> {
    if !has_class(value) {
        return value.hash();
    }
    let method = type_of(value).lookup(name::HASH);
    match method {
        Some(method) if method.is_none() => {
            Err(type_error(format_args!("unhashable type: '{}'", type_name(value))))
        }
        Some(method) => {
            let hash = call::method(&method, value, Args::default())?;
            match hash.view() {
                View::Int(_) | View::Bool(_) => hash.hash(),
                _ => Err(type_error(format_args!("__hash__ method should return an integer"))),
            }
        }
        None => Ok(identity_hash(value)),
    }
}

/// `item in o`.
pub(crate) fn contains(value: &Value, item: &Value) -> Result<bool, Exception> {
    if !has_class(value) && !is_own_iterator(value) {
        return value.contains(item);
    }
    if let Some(method) = type_of(value).lookup(name::CONTAINS) {
        if method.is_none() {
            return Err(type_error(format_args!("'{}' object is not a container", type_name(value))));
        }
        return truth(&call::method(&method, value, Args::new(core::slice::from_ref(item), &[]))?);
    }
    let not_iterable = |error: Exception| match error.is::<crate::exception::TypeError>() {
        true => type_error(format_args!("argument of type '{}' is not iterable", type_name(value))),
        false => error,
    };
    let iterator = iter(value).map_err(not_iterable)?;
    while let Some(found) = next_item(&iterator)? {
        if found.is(item) || super::operators::equal(&found, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `iter(o)`.
pub(super) fn iter(value: &Value) -> Result<Value, Exception> {
    if is_own_iterator(value) {
        return Ok(value.clone());
    }
    if !has_class(value) {
        return Ok(Value::object(ListIterator { items: Protected::new(value.iter()?) }));
    }
    let class = type_of(value);
    let not_iterable = || type_error(format_args!("'{}' object is not iterable", class.name()));
    match class.lookup(name::ITER) {
        Some(method) if method.is_none() => Err(not_iterable()),
        Some(method) => {
            let iterator = call::method(&method, value, Args::default())?;
            if is_iterator(&iterator) {
                return Ok(iterator);
            }
            let class = type_name(&iterator);
            Err(type_error(format_args!("iter() returned non-iterator of type '{class}'")))
        }
        None if class.lookup(name::GETITEM).is_some() => {
            let (sequence, next) = (Protected::new(Some(value.clone())), Cell::new(0));
            Ok(Value::object(SequenceIterator { sequence, next }))
        }
        None => Err(not_iterable()),
    }
}

fn is_own_iterator(value: &Value) -> bool {
    value.downcast_ref::<ListIterator>().is_some() || value.downcast_ref::<SequenceIterator>().is_some()
}

fn is_iterator(value: &Value) -> bool {
    is_own_iterator(value) || type_of(value).lookup(name::NEXT).is_some()
}

/// The old way: items by number, until there is an IndexError.
fn next_of_sequence(iterator: &SequenceIterator) -> Result<Value, Exception> {
    let end = || StopIteration::with_args([]).into();
    let Some(sequence) = iterator.sequence.get() else { return Err(end()) };
    let at = iterator.next.get();
    match get_item(&sequence, &Value::from(at)) {
        Ok(item) => {
            iterator.next.set(at + 1);
            Ok(item)
        }
        Err(error) if error.is::<IndexError>() || error.is::<StopIteration>() => {
            iterator.sequence.set(None);
            Err(end())
        }
        Err(error) => Err(error),
    }
}

/// `next(o)`; StopIteration comes as the exception that it is.
pub(super) fn next(iterator: &Value) -> Result<Value, Exception> {
    if let Some(items) = iterator.downcast_ref::<ListIterator>() {
        return items.items.write(Iterator::next).ok_or_else(|| StopIteration::with_args([]).into());
    }
    if let Some(sequence) = iterator.downcast_ref::<SequenceIterator>() {
        return next_of_sequence(sequence);
    }
    match call_special(iterator, name::NEXT, &[])? {
        Some(item) => Ok(item),
        None => Err(type_error(format_args!("'{}' object is not an iterator", type_name(iterator)))),
    }
}

/// The next item, `None` at the end.
pub(super) fn next_item(iterator: &Value) -> Result<Option<Value>, Exception> {
    match next(iterator) {
        Ok(item) => Ok(Some(item)),
        Err(error) if error.is::<StopIteration>() => Ok(None),
        Err(error) => Err(error),
    }
}

/// All items.
pub(crate) fn collect(value: &Value) -> Result<Vec<Value>, Exception> {
    let iterator = iter(value)?;
    let mut items = Vec::new();
    while let Some(item) = next_item(&iterator)? {
        items.push(item);
    }
    Ok(items)
}

/// `o[key]`.
pub(crate) fn get_item(value: &Value, key: &Value) -> Result<Value, Exception> {
    if !has_class(value) {
        return value.item(key);
    }
    if let Some(item) = call_special(value, name::GETITEM, core::slice::from_ref(key))? {
        return Ok(item);
    }
    if let Some(class) = value.as_class() {
        return match attributes::find(value, name::CLASS_GETITEM)? {
            Some(method) if !method.is_none() => {
                call::call(&method, Args::new(core::slice::from_ref(key), &[]))
            }
            _ => Err(type_error(format_args!("type '{}' is not subscriptable", class.name()))),
        };
    }
    Err(type_error(format_args!("'{}' object is not subscriptable", type_name(value))))
}

/// `o[key] = item`, or `del o[key]` without an item.
pub(crate) fn change_item(value: &Value, key: &Value, item: Option<Value>) -> Result<(), Exception> {
    if !has_class(value) {
        return match item {
            Some(item) => value.set_item(key, item),
            None => value.del_item(key),
        };
    }
    let (this, other) =
        if item.is_some() { (name::SETITEM, name::DELITEM) } else { (name::DELITEM, name::SETITEM) };
    let class = type_of(value);
    if class.lookup(this).is_none() && class.lookup(other).is_none() {
        let class = class.name();
        return Err(match item {
            Some(_) => type_error(format_args!("'{class}' object does not support item assignment")),
            // CPython's `type` is no sequence; whatever a program defines may be one.
            None if is_index(key) && !type_of(value).is_builtin() => {
                type_error(format_args!("'{class}' object doesn't support item deletion"))
            }
            None => type_error(format_args!("'{class}' object does not support item deletion")),
        });
    }
    // One slot of CPython's for both: what is missing is an attribute that is not found.
    let Some(method) = special(value, this)? else { return Err(attribute_error(format_args!("{this}"))) };
    let args: Vec<Value> = core::iter::once(key.clone()).chain(item).collect();
    call::call(&method, Args::new(&args, &[]))?;
    Ok(())
}

/// `type(o)` for what is no object of the program's classes.
pub(super) fn class_of_native(value: &Value) -> super::Class {
    use realm::Builtin;
    realm::class(match value.view() {
        View::None => Builtin::None,
        View::Bool(_) => Builtin::Bool,
        View::Int(_) => Builtin::Int,
        View::Float(_) => Builtin::Float,
        View::Str(_) => Builtin::Str,
        View::Bytes(_) => Builtin::Bytes,
        View::Tuple(_) => Builtin::Tuple,
        View::List(_) => Builtin::List,
        View::Dict(_) => Builtin::Dict,
        View::Set(_) => Builtin::Set,
        View::Object(object) => {
            return object.dynamic_class().unwrap_or_else(|| realm::foreign_class(object));
        }
    })
}
