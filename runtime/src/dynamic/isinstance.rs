//! `isinstance` and `issubclass`, with the hooks of metaclasses.

use alloc::vec::Vec;

use super::{attributes, class::Class, name, realm::type_error, type_of};
use crate::{
    exception::Exception,
    value::{Tuple, Value},
};

/// Python's `isinstance(object, class)`; a tuple is any of its classes.
///
/// # Errors
///
/// TypeError if the second is no class, and what `__instancecheck__` raises.
pub fn isinstance(object: &Value, class: &Value) -> Result<bool, Exception> {
    let of = type_of(object);
    if let Some(class) = class.as_class() {
        if of.is(class) {
            return Ok(true);
        }
        if class.0.metaclass.read(Option::is_none) {
            return plain_isinstance(object, class);
        }
    }
    if let Some(classes) = tuple(class) {
        return any(&classes, |class| isinstance(object, class));
    }
    match attributes::call_special(class, name::INSTANCECHECK, core::slice::from_ref(object))? {
        Some(answer) => super::protocols::truth(&answer),
        None => duck_isinstance(object, class),
    }
}

/// Python's `issubclass(class, of)`; a tuple is any of its classes.
///
/// # Errors
///
/// TypeError if one is no class, and what `__subclasscheck__` raises.
pub fn issubclass(class: &Value, of: &Value) -> Result<bool, Exception> {
    if let Some(of) = of.as_class()
        && of.0.metaclass.read(Option::is_none)
    {
        return match class.as_class() {
            Some(class) => Ok(class.is_subtype(of)),
            None => plain_issubclass(class, &of.clone().into()),
        };
    }
    if let Some(classes) = tuple(of) {
        return any(&classes, |of| issubclass(class, of));
    }
    match attributes::call_special(of, name::SUBCLASSCHECK, core::slice::from_ref(class))? {
        Some(answer) => super::protocols::truth(&answer),
        None => plain_issubclass(class, of),
    }
}

fn tuple(value: &Value) -> Option<Tuple> {
    if value.as_class().is_some() { None } else { value.as_tuple() }
}

fn any(
    classes: &[Value],
    mut answer: impl FnMut(&Value) -> Result<bool, Exception>,
) -> Result<bool, Exception> {
    let _level = super::depth::Level::enter()?;
    for class in classes {
        if answer(class)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `type.__instancecheck__`.
pub(super) fn plain_isinstance(object: &Value, class: &Class) -> Result<bool, Exception> {
    let of = type_of(object);
    if of.is_subtype(class) {
        return Ok(true);
    }
    // A proxy may say that it is of another class.
    Ok(class_attribute(object)?.is_some_and(|claimed| !claimed.is(&of) && claimed.is_subtype(class)))
}

/// What `object.__class__` is, if it is a class.
pub(super) fn class_attribute(object: &Value) -> Result<Option<Class>, Exception> {
    let claimed = attributes::find(object, name::CLASS)?;
    Ok(claimed.as_ref().and_then(Value::as_class).cloned())
}

fn bases(value: &Value) -> Result<Option<Tuple>, Exception> {
    Ok(attributes::find(value, name::BASES)?.as_ref().and_then(Value::as_tuple))
}

fn duck_isinstance(object: &Value, class: &Value) -> Result<bool, Exception> {
    if let Some(class) = class.as_class() {
        return plain_isinstance(object, class);
    }
    if bases(class)?.is_none() {
        return Err(type_error(format_args!(
            "isinstance() arg 2 must be a type, a tuple of types, or a union"
        )));
    }
    match attributes::find(object, name::CLASS)? {
        Some(claimed) => is_below(&claimed, class),
        None => Ok(false),
    }
}

/// `type.__subclasscheck__`.
pub(super) fn plain_issubclass(class: &Value, of: &Value) -> Result<bool, Exception> {
    if let (Some(class), Some(of)) = (class.as_class(), of.as_class()) {
        return Ok(class.is_subtype(of));
    }
    if class.as_class().is_none() && bases(class)?.is_none() {
        return Err(type_error(format_args!("issubclass() arg 1 must be a class")));
    }
    if of.as_class().is_none() && bases(of)?.is_none() {
        return Err(type_error(format_args!(
            "issubclass() arg 2 must be a class, a tuple of classes, or a union"
        )));
    }
    is_below(class, of)
}

/// Goes up by `__bases__`, for what is no class but has some.
fn is_below(class: &Value, of: &Value) -> Result<bool, Exception> {
    let _level = super::depth::Level::enter()?;
    if class.is(of) {
        return Ok(true);
    }
    let bases: Vec<Value> = bases(class)?.map(|bases| bases.to_vec()).unwrap_or_default();
    for base in bases {
        if is_below(&base, of)? {
            return Ok(true);
        }
    }
    Ok(false)
}
