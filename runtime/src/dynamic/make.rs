//! `type.__new__`: making a class of a name, bases and a namespace.

use alloc::{rc::Rc, vec::Vec};

use super::{
    args::Args,
    attributes::{self, call_special},
    bind, call, carried,
    class::{Class, Payload, Traits},
    descriptors::{ClassMethod, GetSet, Member, StaticMethod},
    function::ClassCell,
    inspect, mro,
    name::{self, Name},
    protocols,
    realm::{self, Builtin, type_error},
    super_object::Super,
    type_of,
};
use crate::{
    exception::{Exception, RuntimeError, ValueError},
    value::{Dict, Value},
};

/// `type.__new__(metaclass, name, bases, namespace, **keywords)`.
pub(super) fn new(args: Args<'_>) -> Result<Value, Exception> {
    let Some((metaclass, rest)) = args.split_first() else {
        return Err(type_error(format_args!("type.__new__(): not enough arguments")));
    };
    let Some(metaclass) = metaclass.as_class() else {
        return Err(type_error(format_args!(
            "type.__new__(X): X is not a type object ({})",
            type_of(metaclass).name()
        )));
    };
    if !metaclass.is_metaclass() {
        let name = metaclass.name();
        return Err(type_error(format_args!("type.__new__({name}): {name} is not a subtype of type")));
    }
    let (Some(name), Some(bases), Some(namespace)) = (rest.get(0), rest.get(1), rest.get(2)) else {
        return Err(type_error(format_args!(
            "type.__new__() takes exactly 3 arguments ({} given)",
            rest.len()
        )));
    };
    if rest.len() > 3 {
        return Err(type_error(format_args!(
            "type.__new__() takes exactly 3 arguments ({} given)",
            rest.len()
        )));
    }
    let wrong = |at: usize, what: &str, value: &Value| {
        let of = if value.is_none() { "None" } else { type_of(value).name() };
        type_error(format_args!("type.__new__() argument {at} must be {what}, not {of}"))
    };
    let Some(text) = name.as_str() else { return Err(wrong(1, "str", name)) };
    let Some(base_values) = bases.as_tuple() else { return Err(wrong(2, "tuple", bases)) };
    let Some(namespace) = super::builtins::plain(namespace).as_dict() else {
        return Err(wrong(3, "dict", namespace));
    };
    let winner = most_derived(metaclass.clone(), &base_values)?;
    if !winner.is(metaclass) {
        // Another metaclass is more derived, and may make classes in its own way.
        if let Some(new) = winner.lookup(name::NEW)
            && !new.as_function().is_some_and(|new| new.name() == "__new__" && is_new_of_type(new))
        {
            let new = if bind::Kind::of(&new).gets() { bind::get(&new, None, &winner)? } else { new };
            return rest.prepended(&winner.clone().into(), |args| call::call(&new, args));
        }
    }
    let bases = checked_bases(&base_values)?;
    let namespace = namespace.borrow().clone();
    let class = build(winner, text, bases, namespace)?;
    set_names(&class)?;
    init_subclass(&class, rest.keywords)?;
    Ok(class.into())
}

fn is_new_of_type(function: &super::Function) -> bool {
    let own = realm::class(Builtin::Type).own_name(name::NEW);
    own.as_ref().and_then(Value::as_function).is_some_and(|own| own.is(function))
}

/// The most derived of a metaclass and those of the bases.
///
/// # Errors
///
/// TypeError if two of them are not derived from each other.
pub(super) fn most_derived(mut winner: Class, bases: &[Value]) -> Result<Class, Exception> {
    for base in bases {
        let candidate = type_of(base);
        if winner.is_subtype(&candidate) {
            continue;
        }
        if !candidate.is_subtype(&winner) {
            return Err(type_error(format_args!(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases"
            )));
        }
        winner = candidate;
    }
    Ok(winner)
}

fn checked_bases(values: &[Value]) -> Result<Vec<Class>, Exception> {
    let mut bases = Vec::with_capacity(values.len().max(1));
    for value in values {
        match value.as_class() {
            Some(class) if class.traits().is_base => bases.push(class.clone()),
            Some(class) => {
                return Err(type_error(format_args!(
                    "type '{}' is not an acceptable base type",
                    class.name()
                )));
            }
            None if type_of(value).lookup(name::MRO_ENTRIES).is_some() => {
                return Err(type_error(format_args!(
                    "type() doesn't support MRO entry resolution; use types.new_class()"
                )));
            }
            None => return Err(type_error(format_args!("bases must be types"))),
        }
    }
    if bases.is_empty() {
        bases.push(realm::class(Builtin::Object));
    }
    Ok(bases)
}

/// The base whose instances are laid out as those of the new class are.
fn best_base(bases: &[Class]) -> Result<Class, Exception> {
    let mut best = bases[0].clone();
    for base in &bases[1..] {
        let (a, b) = (best.solid(), base.solid());
        if a.is_subtype(&b) {
            continue;
        }
        if !b.is_subtype(&a) {
            return Err(type_error(format_args!("multiple bases have instance lay-out conflict")));
        }
        best = base.clone();
    }
    Ok(best)
}

fn build(metaclass: Class, name: &str, bases: Vec<Class>, mut namespace: Dict) -> Result<Class, Exception> {
    let base = best_base(&bases)?;
    let best = base.traits();
    let has_dict = bases.iter().any(|base| base.traits().has_dict);
    let qualname: Rc<str> = match namespace.remove("__qualname__") {
        None => name.into(),
        Some(text) => match text.as_str() {
            Some(text) => text.into(),
            None => {
                let class = type_of(&text);
                return Err(type_error(format_args!(
                    "type __qualname__ must be a str, not {}",
                    class.name()
                )));
            }
        },
    };
    let slots = match namespace.get("__slots__").cloned() {
        Some(slots) => Some(slot_names(name, &slots, &namespace, has_dict)?),
        None => None,
    };
    let traits = Traits {
        is_builtin: false,
        is_base: true,
        has_dict: has_dict || slots.as_ref().is_none_or(|slots| slots.has_dict),
        members: best.members + slots.as_ref().map_or(0, |slots| slots.members.len()),
        payload: best.payload,
    };
    let is_type = metaclass.is(&realm::class(Builtin::Type));
    let metaclass = if is_type { None } else { Some(metaclass) };
    let class = Class::build(Name::new(name), qualname, metaclass, bases.as_slice().into(), traits);
    class.0.base.set(Some(base));
    carried::specify(&class);
    order(&class, &bases)?;
    let cell = namespace.remove("__classcell__");
    fill(&class, &namespace)?;
    if let Some(slots) = &slots {
        class.0.slots.set(slots.members.as_slice().into());
    }
    for (at, member) in slots.into_iter().flat_map(|slots| slots.members).enumerate() {
        let value = Member { name: member, at: best.members + at, owner: class.downgrade() };
        class.set_own(member, Value::object(value));
    }
    if traits.has_dict && !has_dict && traits.payload != Payload::Class {
        let dict =
            GetSet { name: name::DICT, get: inspect::instance_dict, set: Some(inspect::set_instance_dict) };
        class.set_own(name::DICT, Value::object(dict));
    }
    match cell {
        None => {}
        Some(cell) => match cell.downcast_ref::<ClassCell>() {
            Some(cell) => cell.set(&class),
            None => {
                let of = type_of(&cell);
                return Err(type_error(format_args!(
                    "type.__new__(): `__classcell__` must be a nonlocal cell, not {}",
                    of.name()
                )));
            }
        },
    }
    for base in &bases {
        base.add_subclass(&class);
    }
    Ok(class)
}

/// Puts the namespace into the class, with what functions of some names become.
fn fill(class: &Class, namespace: &Dict) -> Result<(), Exception> {
    for (key, value) in namespace.items() {
        let name = attributes::name_of(key)?;
        let is_function = value.as_function().is_some_and(|function| !function.is_builtin());
        let value = match is_function {
            true if name == name::NEW => Value::object(StaticMethod(value.clone())),
            true if name == name::INIT_SUBCLASS || name == name::CLASS_GETITEM => {
                Value::object(ClassMethod(value.clone()))
            }
            _ => value.clone(),
        };
        class.set_own(name, value);
    }
    if class.own_name(name::MODULE).is_none() {
        class.set_own(name::MODULE, "__main__".into());
    }
    if class.own_name(name::DOC).is_none() {
        class.set_own(name::DOC, Value::None);
    }
    if class.own_name(name::EQ).is_some() && class.own_name(name::HASH).is_none() {
        class.set_own(name::HASH, Value::None);
    }
    Ok(())
}

/// Computes the order of lookup, through `mro` of the metaclass if that has one of its own.
fn order(class: &Class, bases: &[Class]) -> Result<(), Exception> {
    let own = class.metaclass().lookup(Name::new("mro"));
    let is_own = own.as_ref().and_then(Value::as_function).is_none_or(|mro| !mro.is_builtin());
    match own {
        Some(own) if is_own => {
            let order = call::method(&own, &class.clone().into(), Args::default())?;
            let mut classes = Vec::new();
            for value in protocols::collect(&order)? {
                match value.as_class() {
                    Some(class) => classes.push(class.clone()),
                    None => {
                        let of = type_of(&value);
                        return Err(type_error(format_args!("mro() returned a non-class ('{}')", of.name())));
                    }
                }
            }
            class.set_whole_mro(classes);
        }
        _ => class.set_mro(mro::merge(bases)?),
    }
    Ok(())
}

struct Slots {
    members: Vec<Name>,
    has_dict: bool,
}

fn slot_names(class: &str, slots: &Value, namespace: &Dict, has_dict: bool) -> Result<Slots, Exception> {
    let names = match slots.as_str() {
        Some(_) => vec![slots.clone()],
        None => protocols::collect(slots)?,
    };
    let mut found = Slots { members: Vec::new(), has_dict: false };
    for name in names {
        let Some(text) = name.as_str() else {
            let of = type_of(&name);
            return Err(type_error(format_args!("__slots__ items must be strings, not '{}'", of.name())));
        };
        let starts = |c: char| c == '_' || c.is_alphabetic();
        if !text.starts_with(starts) || !text.chars().all(|c| c == '_' || c.is_alphanumeric()) {
            return Err(type_error(format_args!("__slots__ must be identifiers")));
        }
        match text {
            "__dict__" if has_dict || found.has_dict => {
                return Err(type_error(format_args!("__dict__ slot disallowed: we already got one")));
            }
            "__dict__" => found.has_dict = true,
            "__weakref__" => {}
            _ => {
                let mangled = Name::mangled(class, text);
                let own = namespace.contains_key(mangled.as_str());
                if own && !matches!(text, "__qualname__" | "__classcell__") {
                    let text = format!("{} in __slots__ conflicts with class variable", crate::repr(&name));
                    return Err(ValueError::new(text).into());
                }
                found.members.push(mangled);
            }
        }
    }
    found.members.sort_by_key(|name| name.as_str());
    Ok(found)
}

/// Calls `__set_name__` of every attribute, in the order of the namespace.
fn set_names(class: &Class) -> Result<(), Exception> {
    let names = class.0.namespace.read(super::namespace::Namespace::names);
    let attributes: Vec<(Name, Value)> =
        names.into_iter().filter_map(|name| Some((name, class.own_name(name)?))).collect();
    for (name, value) in attributes {
        let args = [class.clone().into(), name.into()];
        if let Err(error) = call_special(&value, name::SET_NAME, &args) {
            let of = type_of(&value);
            let text = format!(
                "Error calling __set_name__ on '{}' instance {} in '{}'",
                of.name(),
                crate::repr(name.as_str()),
                class.name()
            );
            return Err(RuntimeError::new(text).with_cause(error).into());
        }
    }
    Ok(())
}

/// `super(cls, cls).__init_subclass__(**keywords)`.
fn init_subclass(class: &Class, keywords: &[(&str, Value)]) -> Result<(), Exception> {
    let above = Super::new(class, &class.clone().into())?;
    let hook = attributes::get(&above, name::INIT_SUBCLASS)?;
    call::call(&hook, Args::new(&[], keywords))?;
    Ok(())
}

/// `C.__bases__ = …`.
pub(super) fn set_bases(this: &Value, value: Option<Value>) -> Result<(), Exception> {
    let Some(class) = this.as_class() else { return Ok(()) };
    let name = class.name();
    let Some(value) = value else {
        return Err(type_error(format_args!(
            "cannot delete '__bases__' attribute of immutable type '{name}'"
        )));
    };
    if class.is_builtin() {
        return Err(type_error(format_args!("cannot set '__bases__' attribute of immutable type '{name}'")));
    }
    let Some(values) = value.as_tuple() else {
        let of = type_of(&value);
        return Err(type_error(format_args!("can only assign tuple to {name}.__bases__, not {}", of.name())));
    };
    if values.is_empty() {
        return Err(type_error(format_args!("can only assign non-empty tuple to {name}.__bases__, not ()")));
    }
    for value in values.iter() {
        match value.as_class() {
            None => {
                return Err(type_error(format_args!(
                    "{name}.__bases__ must be tuple of classes, not '{}'",
                    type_of(value).name()
                )));
            }
            Some(base) if base.is_subtype(class) => {
                return Err(type_error(format_args!("a __bases__ item causes an inheritance cycle")));
            }
            Some(_) => {}
        }
    }
    let bases = checked_bases(&values)?;
    let best = best_base(&bases)?;
    if class.0.base.get().is_none_or(|was| !was.is_laid_out_as(&best)) {
        return Err(type_error(format_args!(
            "__bases__ assignment: '{}' object layout differs from '{}'",
            bases[0].name(),
            class.bases()[0].name()
        )));
    }
    change_bases(class, best, bases)
}

/// Changes the bases, and with them the order of the class and of all below; if one has no order, none changes.
fn change_bases(class: &Class, best: Class, bases: Vec<Class>) -> Result<(), Exception> {
    let old = class.0.bases.get();
    class.0.bases.set(bases.as_slice().into());
    let mut changed = Vec::new();
    let result = reorder(class, &mut changed);
    if let Err(error) = result {
        class.0.bases.set(old);
        for (class, order) in changed {
            class.0.mro.set(order);
            class.changed();
        }
        return Err(error);
    }
    class.0.base.set(Some(best));
    for base in old.iter() {
        base.forget_subclass(class);
    }
    for base in &bases {
        base.add_subclass(class);
    }
    class.changed();
    Ok(())
}

type Order = Rc<[Option<Class>]>;

fn reorder(class: &Class, changed: &mut Vec<(Class, Order)>) -> Result<(), Exception> {
    let _level = super::depth::Level::enter()?;
    let before = class.0.mro.get();
    order(class, &class.bases())?;
    changed.push((class.clone(), before));
    for subclass in class.subclasses() {
        reorder(&subclass, changed)?;
    }
    Ok(())
}
