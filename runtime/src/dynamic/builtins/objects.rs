//! What every object has: the namespace of `object`.

use alloc::vec::Vec;

use super::{class_method, computed, function, receiver, slot};
use crate::{
    dynamic::{
        args::Args,
        attributes::{self, name_of},
        class::{Class, Payload},
        descriptors::is_slot_of,
        inspect, name,
        object::Object,
        operators::{self, Compare},
        protocols,
        realm::{self, Builtin, type_error},
        type_of,
    },
    exception::Exception,
    value::{Comparison, Value},
};

pub(super) fn fill() {
    let object = &realm::class(Builtin::Object);
    function(object, "__new__", new);
    slot(object, "__init__", init);
    slot(object, "__repr__", |args| {
        let (this, []) = receiver(args, "__repr__")?;
        Ok(protocols::plain_repr(this).into())
    });
    slot(object, "__str__", |args| {
        let (this, []) = receiver(args, "__str__")?;
        protocols::raw_repr(this)
    });
    slot(object, "__hash__", |args| {
        let (this, []) = receiver(args, "__hash__")?;
        Ok(protocols::identity_hash(this).into())
    });
    slot(object, "__eq__", |args| half(args, Compare::Equal));
    slot(object, "__ne__", |args| half(args, Compare::NotEqual));
    slot(object, "__lt__", |args| half(args, Compare::Order(Comparison::Less)));
    slot(object, "__le__", |args| half(args, Compare::Order(Comparison::LessEqual)));
    slot(object, "__gt__", |args| half(args, Compare::Order(Comparison::Greater)));
    slot(object, "__ge__", |args| half(args, Compare::Order(Comparison::GreaterEqual)));
    slot(object, "__getattribute__", get_attribute);
    slot(object, "__setattr__", set_attribute);
    slot(object, "__delattr__", delete_attribute);
    super::method(object, "__dir__", |args| {
        let (this, []) = receiver(args, "__dir__")?;
        Ok(Value::list(inspect::plain_dir(this)?))
    });
    super::method(object, "__format__", |args| {
        let (this, [spec]) = receiver(args, "__format__")?;
        match spec.as_str() {
            Some("") => Ok(protocols::str(this)?.into()),
            _ => {
                let class = type_of(this);
                Err(type_error(format_args!(
                    "unsupported format string passed to {}.__format__",
                    class.name()
                )))
            }
        }
    });
    class_method(object, "__init_subclass__", init_subclass);
    class_method(object, "__subclasshook__", |_| Ok(realm::not_implemented()));
    computed(object, "__class__", |this| Ok(type_of(this).into()), Some(set_class));
    realm::give(object, "__doc__", "The base class of the class hierarchy.");
}

fn half(args: Args<'_>, comparison: Compare) -> Result<Value, Exception> {
    let (this, [other]) = receiver(args, "__eq__")?;
    operators::object_half(this, comparison, other)
}

pub(super) fn get_attribute(args: Args<'_>) -> Result<Value, Exception> {
    let (this, [name]) = receiver(args, "__getattribute__")?;
    attributes::get_default(this, &type_of(this), name_of(name)?)
}

pub(super) fn set_attribute(args: Args<'_>) -> Result<Value, Exception> {
    let (this, [name, value]) = receiver(args, "__setattr__")?;
    attributes::change_default(this, &type_of(this), name_of(name)?, Some(value.clone()))?;
    Ok(Value::None)
}

pub(super) fn delete_attribute(args: Args<'_>) -> Result<Value, Exception> {
    let (this, [name]) = receiver(args, "__delattr__")?;
    attributes::change_default(this, &type_of(this), name_of(name)?, None)?;
    Ok(Value::None)
}

/// `C.__init_subclass__()`: takes nothing.
fn init_subclass(args: Args<'_>) -> Result<Value, Exception> {
    let Some((class, rest)) = args.split_first() else { return Ok(Value::None) };
    let name = class.as_class().map_or_else(|| "object".into(), Class::qualname);
    if !rest.keywords.is_empty() {
        return Err(type_error(format_args!("{name}.__init_subclass__() takes no keyword arguments")));
    }
    match rest.len() {
        0 => Ok(Value::None),
        given => {
            Err(type_error(format_args!("{name}.__init_subclass__() takes no arguments ({given} given)")))
        }
    }
}

/// The class that `__new__` is asked to make an instance of.
pub(super) fn class_to_make<'a>(args: Args<'a>, of: &str) -> Result<(&'a Class, Args<'a>), Exception> {
    let Some((class, rest)) = args.split_first() else {
        return Err(type_error(format_args!("{of}.__new__(): not enough arguments")));
    };
    match class.as_class() {
        Some(class) => Ok((class, rest)),
        None => Err(type_error(format_args!(
            "{of}.__new__(X): X is not a type object ({})",
            type_of(class).name()
        ))),
    }
}

fn new(args: Args<'_>) -> Result<Value, Exception> {
    let (class, rest) = class_to_make(args, "object")?;
    match class.traits().payload {
        Payload::Nothing => {}
        other => {
            let safe = match other {
                Payload::Class => "type",
                Payload::Builtin(builtin) => realm::class(builtin).name(),
                _ => "BaseException",
            };
            let class = class.name();
            return Err(type_error(format_args!(
                "object.__new__({class}) is not safe, use {safe}.__new__()"
            )));
        }
    }
    if !rest.is_empty() {
        if !is_builtin_new(class) {
            return Err(type_error(format_args!(
                "object.__new__() takes exactly one argument (the type to instantiate)"
            )));
        }
        if is_slot_of(&class.lookup(name::INIT)) {
            return Err(type_error(format_args!("{}() takes no arguments", class.name())));
        }
    }
    if class.0.is_abstract.get() {
        return Err(left_abstract(class)?);
    }
    Ok(Object::new(class.clone(), Value::None).into())
}

/// Whether `__new__` is the one of `object`.
fn is_builtin_new(class: &Class) -> bool {
    match (class.lookup(name::NEW), realm::class(Builtin::Object).own_name(name::NEW)) {
        (Some(new), Some(own)) => new.is(&own),
        _ => false,
    }
}

fn left_abstract(class: &Class) -> Result<Exception, Exception> {
    let methods = super::super::abc::abstract_methods(class)?;
    let mut names: Vec<_> = methods.iter().filter_map(Value::as_str).collect();
    names.sort_unstable();
    let plural = if names.len() > 1 { "s" } else { "" };
    let (class, names) = (class.name(), names.join(", "));
    Ok(type_error(format_args!(
        "Can't instantiate abstract class {class} with abstract method{plural} {names}"
    )))
}

fn init(args: Args<'_>) -> Result<Value, Exception> {
    let Some((this, rest)) = args.split_first() else {
        return Err(type_error(format_args!("descriptor '__init__' of 'object' object needs an argument")));
    };
    if rest.is_empty() {
        return Ok(Value::None);
    }
    let class = type_of(this);
    if !is_slot_of(&class.lookup(name::INIT)) {
        return Err(type_error(format_args!(
            "object.__init__() takes exactly one argument (the instance to initialize)"
        )));
    }
    if is_builtin_new(&class) {
        return Err(type_error(format_args!(
            "{}.__init__() takes exactly one argument (the instance to initialize)",
            class.name()
        )));
    }
    Ok(Value::None)
}

/// `o.__class__ = C`.
fn set_class(this: &Value, class: Option<Value>) -> Result<(), Exception> {
    let Some(class) = class else {
        return Err(type_error(format_args!("can't delete __class__ attribute")));
    };
    let Some(new) = class.as_class() else {
        return Err(type_error(format_args!(
            "__class__ must be set to a class, not '{}' object",
            type_of(&class).name()
        )));
    };
    let old = type_of(this);
    if old.is_builtin() || new.is_builtin() {
        return Err(type_error(format_args!(
            "__class__ assignment only supported for mutable types or ModuleType subclasses"
        )));
    }
    if !old.is_laid_out_as(new) {
        return Err(type_error(format_args!(
            "__class__ assignment: '{}' object layout differs from '{}'",
            new.name(),
            old.name()
        )));
    }
    if let Some(object) = this.as_object() {
        object.set_class(new.clone());
    } else if let Some(this) = this.as_class() {
        this.0.metaclass.set(Some(new.clone()));
        this.changed();
    }
    Ok(())
}
