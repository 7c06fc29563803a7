//! Calling whatever can be called.

use super::{
    args::Args,
    attributes,
    bind::{self, Kind},
    class::Class,
    depth::Level,
    descriptors::{Method, StaticMethod, is_slot_of},
    lookup::Hooks,
    name,
    realm::type_error,
    type_of,
};
use crate::{exception::Exception, value::Value};

/// `callee(…)`.
pub(super) fn call(callee: &Value, args: Args<'_>) -> Result<Value, Exception> {
    if let Some(function) = callee.as_function() {
        return function.call(args);
    }
    if let Some(class) = callee.as_class() {
        return call_class(callee, class, args);
    }
    if let Some(method) = callee.downcast_ref::<Method>() {
        return method.call(args);
    }
    if let Some(method) = callee.downcast_ref::<StaticMethod>() {
        return call(&method.0, args);
    }
    let _level = Level::enter()?;
    match type_of(callee).lookup(name::CALL) {
        Some(hook) => method(&hook, callee, args),
        None => Err(type_error(format_args!("'{}' object is not callable", type_of(callee).name()))),
    }
}

/// Calls what was found in the class of `object`, as a method of it.
pub(super) fn method(found: &Value, object: &Value, args: Args<'_>) -> Result<Value, Exception> {
    if let Some(function) = found.as_function()
        && function.binds()
    {
        return args.prepended(object, |args| function.call(args));
    }
    if Kind::of(found).gets() {
        let class = type_of(object);
        return call(&bind::get(found, Some(object), &class)?, args);
    }
    call(found, args)
}

/// Calling a class is its metaclass's business.
fn call_class(callee: &Value, class: &Class, args: Args<'_>) -> Result<Value, Exception> {
    let Some(metaclass) = class.0.metaclass.get() else { return instantiate(class, args) };
    let hook = metaclass.lookup(name::CALL);
    match &hook {
        Some(found) if !is_slot_of(&hook) => {
            let _level = Level::enter()?;
            method(found, callee, args)
        }
        _ => instantiate(class, args),
    }
}

/// `type.__call__`: makes an object with `__new__`, and lets `__init__` have it if it is an instance of the class.
pub(super) fn instantiate(class: &Class, args: Args<'_>) -> Result<Value, Exception> {
    let _level = Level::enter()?;
    let value = Value::from(class.clone());
    if class.is_metaclass() && class.is(&super::realm::class(super::realm::Builtin::Type)) {
        match (args.len(), args.keywords.is_empty()) {
            (1, true) => return Ok(type_of(args.get(0).expect("there is one")).into()),
            (3, _) => {}
            _ => return Err(type_error(format_args!("type() takes 1 or 3 arguments"))),
        }
    }
    let Some(new) = class.lookup(name::NEW) else {
        return Err(type_error(format_args!("cannot create '{}' instances", class.name())));
    };
    let new = match Kind::of(&new).gets() {
        true => bind::get(&new, None, class)?,
        false => new,
    };
    let made = args.prepended(&value, |args| call(&new, args))?;
    let of = type_of(&made);
    if !of.is_subtype(class) {
        return Ok(made);
    }
    if let Some(init) = of.lookup(name::INIT) {
        let returned = method(&init, &made, args)?;
        if !returned.is_none() {
            return Err(type_error(format_args!(
                "__init__() should return None, not '{}'",
                type_of(&returned).name()
            )));
        }
    }
    Ok(made)
}

/// Python's `callable(o)`.
pub(super) fn is_callable(value: &Value) -> bool {
    value.as_function().is_some()
        || value.as_class().is_some()
        || value.downcast_ref::<Method>().is_some()
        || value.downcast_ref::<StaticMethod>().is_some()
        || type_of(value).lookup(name::CALL).is_some()
}

/// `o.name(…)`: the attribute is found first. A method is called without a bound method being made, where nobody could tell.
pub(super) fn invoke(object: &Value, name: name::Name, args: Args<'_>) -> Result<Value, Exception> {
    if let Some(this) = object.as_object() {
        let class = this.class();
        if !class.hooks().has(Hooks::GETATTRIBUTE)
            && let Some(found) = class.lookup(name)
            && let Some(function) = found.as_function()
            && function.binds()
        {
            return match this.field(name) {
                Some(own) => call(&own, args),
                None => args.prepended(object, |args| function.call(args)),
            };
        }
    }
    call(&attributes::get(object, name)?, args)
}
