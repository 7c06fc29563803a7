//! Reading, setting and deleting attributes, as CPython's `object.__getattribute__` and `type.__getattribute__` do, and the hooks
//! before and after them.

use super::{
    args::Args,
    bind::{self, Kind, no_attribute},
    call,
    class::Class,
    descriptors::Method,
    lookup::Hooks,
    name::{self, Name},
    realm::{attribute_error, type_error},
    super_object::Super,
    type_of,
};
use crate::{
    exception::{AttributeError, Exception},
    value::Value,
};

/// `o.name`.
pub(super) fn get(object: &Value, name: Name) -> Result<Value, Exception> {
    let class = type_of(object);
    let hooks = class.hooks();
    if !hooks.has(Hooks::GETATTRIBUTE.or(Hooks::GETATTR)) {
        return get_default(object, &class, name);
    }
    let found = match hooks.has(Hooks::GETATTRIBUTE) {
        true => hook(object, &class, name::GETATTRIBUTE, &[name.into()]),
        false => get_default(object, &class, name),
    };
    match found {
        Err(error) if hooks.has(Hooks::GETATTR) && error.is::<AttributeError>() => {
            hook(object, &class, name::GETATTR, &[name.into()])
        }
        found => found,
    }
}

/// Calls a special method that the class is known to have.
fn hook(object: &Value, class: &Class, name: Name, args: &[Value]) -> Result<Value, Exception> {
    match class.lookup(name) {
        Some(method) => call::method(&method, object, Args::new(args, &[])),
        None => Err(no_attribute(object, name.as_str())),
    }
}

/// What `getattr` with a default gives: `None` where there is an AttributeError.
pub(super) fn find(object: &Value, name: Name) -> Result<Option<Value>, Exception> {
    match get(object, name) {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.is::<AttributeError>() => Ok(None),
        Err(error) => Err(error),
    }
}

/// What happens without hooks.
pub(super) fn get_default(object: &Value, class: &Class, name: Name) -> Result<Value, Exception> {
    if let Some(this) = object.as_class() {
        return get_of_class(object, this, class, name);
    }
    if object.is_native()
        && let Some(this) = object.downcast_ref::<Super>()
        && let Some(found) = this.get(name)?
    {
        return Ok(found);
    }
    let attribute = class.lookup(name);
    let kind = attribute.as_ref().map(Kind::of);
    if let (Some(attribute), Some(Kind::Data { gets: true })) = (&attribute, kind) {
        return bind::get(attribute, Some(object), class);
    }
    if let Some(own) = field(object, name) {
        return Ok(own);
    }
    match attribute {
        Some(attribute) if kind.is_some_and(Kind::gets) => bind::get(&attribute, Some(object), class),
        Some(attribute) => Ok(attribute),
        None => match object.downcast_ref::<Method>() {
            // What a bound method does not say of itself its function says.
            Some(method) => get(&method.function, name),
            None => Err(no_attribute(object, name.as_str())),
        },
    }
}

/// What is in the object's own dictionary.
#[inline]
fn field(object: &Value, name: Name) -> Option<Value> {
    if let Some(object) = object.as_object() {
        return object.field(name);
    }
    object.as_function()?.field(name)
}

fn get_of_class(object: &Value, this: &Class, metaclass: &Class, name: Name) -> Result<Value, Exception> {
    let of_metaclass = metaclass.lookup(name);
    let kind = of_metaclass.as_ref().map(Kind::of);
    if let (Some(attribute), Some(Kind::Data { gets: true })) = (&of_metaclass, kind) {
        return bind::get(attribute, Some(object), metaclass);
    }
    if let Some(attribute) = this.lookup(name) {
        return match Kind::of(&attribute).gets() {
            true => bind::get(&attribute, None, this),
            false => Ok(attribute),
        };
    }
    match of_metaclass {
        Some(attribute) if kind.is_some_and(Kind::gets) => bind::get(&attribute, Some(object), metaclass),
        Some(attribute) => Ok(attribute),
        None => Err(no_attribute(object, name.as_str())),
    }
}

/// `o.name = value`.
pub(super) fn set(object: &Value, name: Name, value: Value) -> Result<(), Exception> {
    let class = type_of(object);
    if class.hooks().has(Hooks::SETATTR) {
        hook(object, &class, name::SETATTR, &[name.into(), value])?;
        return Ok(());
    }
    change_default(object, &class, name, Some(value))
}

/// `del o.name`.
pub(super) fn delete(object: &Value, name: Name) -> Result<(), Exception> {
    let class = type_of(object);
    if class.hooks().has(Hooks::DELATTR) {
        hook(object, &class, name::DELATTR, &[name.into()])?;
        return Ok(());
    }
    change_default(object, &class, name, None)
}

/// What happens without hooks; `None` deletes.
pub(super) fn change_default(
    object: &Value,
    class: &Class,
    name: Name,
    value: Option<Value>,
) -> Result<(), Exception> {
    if let Some(this) = object.as_class()
        && this.is_builtin()
    {
        return Err(type_error(format_args!(
            "cannot set '{name}' attribute of immutable type '{}'",
            this.name()
        )));
    }
    let attribute = class.lookup(name);
    if let Some(attribute) = &attribute
        && Kind::of(attribute).is_data()
    {
        return bind::set(attribute, object, value);
    }
    if let Some(this) = object.as_class() {
        return match value {
            Some(value) => {
                this.set_own(name, value);
                Ok(())
            }
            None => this.remove_own(name).map(drop).ok_or_else(|| no_attribute(object, name.as_str())),
        };
    }
    if let Some(this) = object.as_object()
        && this.class().traits().has_dict
    {
        return match value {
            Some(value) => {
                this.set_field(name, value);
                Ok(())
            }
            None => this.remove_field(name).map(drop).ok_or_else(|| no_attribute(object, name.as_str())),
        };
    }
    if let Some(this) = object.as_function()
        && !this.is_builtin()
    {
        let dict = this.dict();
        let old = match value {
            Some(value) => {
                let old = dict.borrow_mut().insert(name.as_str(), value);
                drop(old);
                return Ok(());
            }
            None => dict.borrow_mut().remove(name.as_str()),
        };
        return old.map(drop).ok_or_else(|| no_attribute(object, name.as_str()));
    }
    Err(match attribute {
        Some(_) => attribute_error(format_args!("'{}' object attribute '{name}' is read-only", class.name())),
        None => attribute_error(format_args!("'{}' object has no attribute '{name}'", class.name())),
    })
}

/// A special method: looked up on the type alone, and bound to the object.
pub(super) fn special(object: &Value, name: Name) -> Result<Option<Value>, Exception> {
    let class = type_of(object);
    match class.lookup(name) {
        Some(found) if Kind::of(&found).gets() => bind::get(&found, Some(object), &class).map(Some),
        found => Ok(found),
    }
}

/// Calls a special method, if the type has it.
pub(super) fn call_special(object: &Value, name: Name, args: &[Value]) -> Result<Option<Value>, Exception> {
    match type_of(object).lookup(name) {
        Some(method) => call::method(&method, object, Args::new(args, &[])).map(Some),
        None => Ok(None),
    }
}

/// The name that a value is used as.
pub(super) fn name_of(value: &Value) -> Result<Name, Exception> {
    match value.as_str() {
        Some(text) => Ok(Name::new(text)),
        None => {
            Err(type_error(format_args!("attribute name must be string, not '{}'", type_of(value).name())))
        }
    }
}
