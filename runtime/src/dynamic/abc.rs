//! `ABCMeta`: abstract methods, virtual subclasses.

use alloc::{boxed::Box, string::String, vec::Vec};
use core::cell::Cell;
use std::thread_local;

use super::{
    args::Args,
    attributes,
    builtins::function,
    class::{Class, WeakClass},
    function::Function,
    isinstance, make,
    name::{self, Name},
    protocols,
    realm::{self, Builtin, type_error},
    signature::Signature,
    type_of,
};
use crate::{
    exception::{AssertionError, Exception, RuntimeError},
    value::{Object as Native, Value, View},
};

/// What a class made by `ABCMeta` remembers.
#[derive(Default)]
pub(super) struct AbcData {
    registry: Vec<WeakClass>,
    /// Answers that were given; those that were "no" count until something is registered anywhere.
    yes: Vec<WeakClass>,
    no: Vec<WeakClass>,
    no_since: u64,
}

/// What `_abc_impl` is: there is nothing to see.
struct Registry;

impl Native for Registry {
    fn class_name(&self) -> &str {
        "_abc_data"
    }

    fn repr(&self) -> Result<String, Exception> {
        Ok("<_abc._abc_data object>".into())
    }
}

thread_local! {
    /// Counts registrations.
    static REGISTRATIONS: Cell<u64> = const { Cell::new(0) };
}

pub(super) fn fill() {
    let meta = &realm::class(Builtin::AbcMeta);
    function(meta, "__new__", |args| {
        let made = make::new(args)?;
        if let Some(class) = made.as_class() {
            find_abstract(class)?;
            attributes::set(&made, Name::new("_abc_impl"), Value::object(Registry))?;
        }
        Ok(made)
    });
    written(meta, "register", "subclass", |this, subclass| {
        register(this, subclass)?;
        Ok(subclass.clone())
    });
    written(meta, "__instancecheck__", "instance", |this, object| Ok(instance_check(this, object)?.into()));
    written(meta, "__subclasscheck__", "subclass", |this, class| Ok(subclass_check(this, class)?.into()));
}

/// A method of two parameters that CPython has written in Python.
fn written(class: &Class, name: &str, parameter: &str, code: fn(&Value, &Value) -> Result<Value, Exception>) {
    let signature = Signature::new().parameter("cls").parameter(parameter);
    let function = Function::with_signature(name, signature, move |bound| match bound {
        [this, other] => code(this, other),
        _ => Ok(Value::None),
    });
    realm::give(class, name, function.with_qualname(&format!("{}.{name}", class.name())));
}

/// `getattr(value, "__isabstractmethod__", False)`.
pub(super) fn is_abstract(value: &Value) -> Result<bool, Exception> {
    match attributes::find(value, name::ABSTRACT)? {
        Some(mark) => protocols::truth(&mark),
        None => Ok(false),
    }
}

/// Sets `__abstractmethods__`: what is abstract here, and what is inherited and still is.
pub(super) fn find_abstract(class: &Class) -> Result<(), Exception> {
    let mut names: Vec<Name> = Vec::new();
    for name in class.0.namespace.read(super::namespace::Namespace::names) {
        if let Some(value) = class.own_name(name)
            && is_abstract(&value)?
        {
            names.push(name);
        }
    }
    let this = Value::from(class.clone());
    for base in class.bases() {
        for inherited in inherited_abstract(&base)? {
            let name = attributes::name_of(&inherited)?;
            if !names.contains(&name)
                && let Some(value) = attributes::find(&this, name)?
                && is_abstract(&value)?
            {
                names.push(name);
            }
        }
    }
    let mut set = crate::value::Set::default();
    for name in &names {
        set.add(Value::from(*name))?;
    }
    attributes::set(&this, name::ABSTRACT_METHODS, set.into())
}

fn inherited_abstract(base: &Class) -> Result<Vec<Value>, Exception> {
    match attributes::find(&base.clone().into(), name::ABSTRACT_METHODS)? {
        Some(names) => protocols::collect(&names),
        None => Ok(Vec::new()),
    }
}

/// The names in `__abstractmethods__`; none if there is no such attribute.
pub(super) fn abstract_methods(class: &Class) -> Result<Vec<Value>, Exception> {
    inherited_abstract(class)
}

/// Python's `abc.update_abstractmethods(cls)`: finds out again what is abstract, after the class was changed, and gives the class. What
/// `ABCMeta` has not made stays as it is.
///
/// # Errors
///
/// What reading its attributes raises.
pub fn update_abstractmethods(class: impl Into<Value>) -> Result<Value, Exception> {
    let value = class.into();
    if attributes::find(&value, name::ABSTRACT_METHODS)?.is_some()
        && let Some(class) = value.as_class()
    {
        find_abstract(class)?;
    }
    Ok(value)
}

fn asked(value: &Value) -> Result<&Class, Exception> {
    value.as_class().ok_or_else(|| type_error(format_args!("'{}' object is no class", type_of(value).name())))
}

fn register(this: &Value, subclass: &Value) -> Result<(), Exception> {
    let class = asked(this)?;
    let Some(new) = subclass.as_class() else {
        return Err(type_error(format_args!("Can only register classes")));
    };
    if isinstance::issubclass(subclass, this)? {
        return Ok(());
    }
    if isinstance::issubclass(this, subclass)? {
        return Err(RuntimeError::new("Refusing to create an inheritance cycle").into());
    }
    let new = new.downgrade();
    class.0.abc.write(|data| data.get_or_insert_default().registry.push(new));
    REGISTRATIONS.set(REGISTRATIONS.get() + 1);
    Ok(())
}

fn instance_check(this: &Value, object: &Value) -> Result<bool, Exception> {
    let subclass = attributes::get(object, name::CLASS)?;
    let of = Value::from(type_of(object));
    let check = |class: &Value| -> Result<bool, Exception> {
        match attributes::call_special(this, name::SUBCLASSCHECK, core::slice::from_ref(class))? {
            Some(answer) => protocols::truth(&answer),
            None => Ok(false),
        }
    };
    if subclass.is(&of) { check(&subclass) } else { Ok(check(&subclass)? || check(&of)?) }
}

fn subclass_check(this: &Value, subclass: &Value) -> Result<bool, Exception> {
    let class = asked(this)?;
    let Some(other) = subclass.as_class() else {
        return Err(type_error(format_args!("issubclass() arg 1 must be a class")));
    };
    if let Some(answer) = remembered(class, other) {
        return Ok(answer);
    }
    let answer = find_answer(this, class, subclass, other)?;
    remember(class, other, answer);
    Ok(answer)
}

fn remembered(class: &Class, other: &Class) -> Option<bool> {
    let has =
        |known: &[WeakClass]| known.iter().any(|known| known.upgrade().is_some_and(|known| known.is(other)));
    class.0.abc.read(|data| {
        let data = data.as_ref()?;
        if has(&data.yes) {
            return Some(true);
        }
        (data.no_since == REGISTRATIONS.get() && has(&data.no)).then_some(false)
    })
}

fn remember(class: &Class, other: &Class, answer: bool) {
    let other = other.downgrade();
    class.0.abc.write(|data| {
        let data: &mut Box<AbcData> = data.get_or_insert_default();
        if answer {
            data.yes.push(other);
            return;
        }
        let now = REGISTRATIONS.get();
        if data.no_since != now {
            data.no.clear();
            data.no_since = now;
        }
        data.no.push(other);
    });
}

fn find_answer(this: &Value, class: &Class, subclass: &Value, other: &Class) -> Result<bool, Exception> {
    let hook = attributes::get(this, name::SUBCLASSHOOK)?;
    let answer = super::call::call(&hook, Args::new(core::slice::from_ref(subclass), &[]))?;
    match answer.view() {
        View::Bool(answer) => return Ok(answer),
        _ if super::operators::is_not_implemented(&answer) => {}
        _ => {
            let text = "__subclasshook__ must return either False, True, or NotImplemented";
            return Err(AssertionError::new(text).into());
        }
    }
    if other.is_subtype(class) {
        return Ok(true);
    }
    let registry = class.0.abc.read(|data| {
        let registry =
            data.as_ref().map(|data| data.registry.iter().filter_map(WeakClass::upgrade).collect());
        registry.unwrap_or_else(Vec::new)
    });
    for registered in registry.into_iter().chain(class.subclasses()) {
        if isinstance::issubclass(subclass, &registered.into())? {
            return Ok(true);
        }
    }
    Ok(false)
}
