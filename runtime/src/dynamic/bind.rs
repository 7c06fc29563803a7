//! What a descriptor does when it is read, set or deleted, whatever kind it is.

use super::{
    args::Args,
    call,
    class::Class,
    descriptors::{ClassMethod, GetSet, Member, Method, Property, StaticMethod},
    lookup::Hooks,
    name,
    realm::{attribute_error, type_error},
    type_of,
};
use crate::{exception::Exception, value::Value};

/// What kind of attribute something in a class's dictionary is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Itself.
    Plain,
    /// Is asked when there is nothing in the instance.
    NonData,
    /// Goes before what is in the instance.
    Data { gets: bool },
}

impl Kind {
    #[inline]
    pub(super) fn of(attribute: &Value) -> Self {
        if let Some(function) = attribute.as_function() {
            return if function.binds() { Kind::NonData } else { Kind::Plain };
        }
        match class_with_hooks(attribute) {
            Some(class) => {
                let hooks = class.hooks();
                match (hooks.has(Hooks::SET.or(Hooks::DELETE)), hooks.has(Hooks::GET)) {
                    (true, gets) => Kind::Data { gets },
                    (false, true) => Kind::NonData,
                    (false, false) => Kind::Plain,
                }
            }
            None if !attribute.is_native() => Kind::Plain,
            None if attribute.downcast_ref::<Property>().is_some()
                || attribute.downcast_ref::<GetSet>().is_some()
                || attribute.downcast_ref::<Member>().is_some() =>
            {
                Kind::Data { gets: true }
            }
            None if super::descriptors::wrapped(attribute).is_some() => Kind::NonData,
            None => Kind::Plain,
        }
    }

    #[inline]
    pub(super) fn is_data(self) -> bool {
        matches!(self, Kind::Data { .. })
    }

    #[inline]
    pub(super) fn gets(self) -> bool {
        matches!(self, Kind::NonData | Kind::Data { gets: true })
    }
}

/// The class of what can have `__get__` and the like from the program.
#[inline]
fn class_with_hooks(attribute: &Value) -> Option<Class> {
    if let Some(object) = attribute.as_object() {
        return Some(object.class());
    }
    attribute.as_class().map(Class::metaclass)
}

/// `descriptor.__get__(object, owner)`; without an object it was found through the class.
pub(super) fn get(attribute: &Value, object: Option<&Value>, owner: &Class) -> Result<Value, Exception> {
    if attribute.as_function().is_some() {
        return Ok(match object {
            Some(object) => Method::value(attribute.clone(), object.clone()),
            None => attribute.clone(),
        });
    }
    if let Some(class) = class_with_hooks(attribute) {
        let Some(hook) = class.lookup(name::GET) else { return Ok(attribute.clone()) };
        let object = object.cloned().unwrap_or_default();
        return call::method(&hook, attribute, Args::new(&[object, owner.clone().into()], &[]));
    }
    if let Some(method) = attribute.downcast_ref::<StaticMethod>() {
        return Ok(method.0.clone());
    }
    if let Some(method) = attribute.downcast_ref::<ClassMethod>() {
        let owner_value = Value::from(owner.clone());
        return match Kind::of(&method.0).gets() {
            true => get(&method.0, Some(&owner_value), owner),
            false => Ok(Method::value(method.0.clone(), owner_value)),
        };
    }
    let Some(object) = object else { return Ok(attribute.clone()) };
    if let Some(property) = attribute.downcast_ref::<Property>() {
        return match property.parts.get.is_none() {
            true => Err(lacks(property, object, "getter")),
            false => call::call(&property.parts.get, Args { first: Some(object), rest: &[], keywords: &[] }),
        };
    }
    if let Some(computed) = attribute.downcast_ref::<GetSet>() {
        return (computed.get)(object);
    }
    if let Some(member) = attribute.downcast_ref::<Member>() {
        let value = member_of(member, object)?.member(member.at);
        return value.ok_or_else(|| no_attribute(object, member.name.as_str()));
    }
    Ok(attribute.clone())
}

/// `descriptor.__set__(object, value)`, or `__delete__` without a value.
pub(super) fn set(attribute: &Value, object: &Value, value: Option<Value>) -> Result<(), Exception> {
    if let Some(class) = class_with_hooks(attribute) {
        let (hook, args) = match value {
            Some(value) => (name::SET, vec![object.clone(), value]),
            None => (name::DELETE, vec![object.clone()]),
        };
        let Some(method) = class.lookup(hook) else { return Err(attribute_error(format_args!("{hook}"))) };
        call::method(&method, attribute, Args::new(&args, &[]))?;
        return Ok(());
    }
    if let Some(property) = attribute.downcast_ref::<Property>() {
        let (part, what) = match value {
            Some(_) => (&property.parts.set, "setter"),
            None => (&property.parts.delete, "deleter"),
        };
        if part.is_none() {
            return Err(lacks(property, object, what));
        }
        let rest = value.as_slice();
        call::call(part, Args { first: Some(object), rest, keywords: &[] })?;
        return Ok(());
    }
    if let Some(computed) = attribute.downcast_ref::<GetSet>() {
        let class = type_of(object);
        return match computed.set {
            Some(set) => set(object, value),
            None => Err(attribute_error(format_args!(
                "attribute '{}' of '{}' objects is not writable",
                computed.name,
                class.name()
            ))),
        };
    }
    if let Some(member) = attribute.downcast_ref::<Member>() {
        let is_there = value.is_some();
        let old = member_of(member, object)?.set_member(member.at, value);
        return match (is_there, old) {
            (false, None) => Err(attribute_error(format_args!("{}", member.name))),
            _ => Ok(()),
        };
    }
    Ok(())
}

fn member_of<'a>(member: &Member, object: &'a Value) -> Result<&'a super::Object, Exception> {
    object.as_object().filter(|object| member.fits(object)).ok_or_else(|| {
        let owner = member.owner.upgrade();
        type_error(format_args!(
            "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
            member.name,
            owner.as_ref().map_or("?", Class::name),
            type_of(object).name()
        ))
    })
}

#[cold]
fn lacks(property: &Property, object: &Value, what: &str) -> Exception {
    let class = type_of(object).qualname();
    match property.name.get() {
        Some(name) => {
            attribute_error(format_args!("property {} of '{class}' object has no {what}", crate::repr(&name)))
        }
        None => attribute_error(format_args!("property of '{class}' object has no {what}")),
    }
}

#[cold]
pub(super) fn no_attribute(object: &Value, name: &str) -> Exception {
    match object.as_class() {
        Some(class) => {
            attribute_error(format_args!("type object '{}' has no attribute '{name}'", class.name()))
        }
        None => {
            attribute_error(format_args!("'{}' object has no attribute '{name}'", type_of(object).name()))
        }
    }
}
