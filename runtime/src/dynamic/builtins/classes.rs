//! What every class has: the namespace of `type`.

use alloc::rc::Rc;

use super::{class_method, computed, function, method, receiver, slot};
use crate::{
    dynamic::{
        args::Args,
        call,
        class::{Class, default_repr},
        inspect, isinstance, make, mro,
        name::{self, Name},
        realm::{self, Builtin, attribute_error, type_error},
        type_of,
    },
    exception::{Exception, ValueError},
    value::{Dict, Value},
};

pub(super) fn fill() {
    let class = &realm::class(Builtin::Type);
    function(class, "__new__", make::new);
    slot(class, "__init__", init);
    slot(class, "__call__", |args| {
        let Some((class, rest)) = args.split_first() else {
            return Err(type_error(format_args!("descriptor '__call__' of 'type' object needs an argument")));
        };
        call::instantiate(checked(class)?, rest)
    });
    slot(class, "__repr__", |args| {
        let (this, []) = receiver(args, "__repr__")?;
        Ok(default_repr(checked(this)?).into())
    });
    slot(class, "__getattribute__", super::objects::get_attribute);
    slot(class, "__setattr__", super::objects::set_attribute);
    slot(class, "__delattr__", super::objects::delete_attribute);
    method(class, "__instancecheck__", |args| {
        let (this, [object]) = receiver(args, "__instancecheck__")?;
        Ok(isinstance::plain_isinstance(object, checked(this)?)?.into())
    });
    method(class, "__subclasscheck__", |args| {
        let (this, [other]) = receiver(args, "__subclasscheck__")?;
        Ok(isinstance::plain_issubclass(other, this)?.into())
    });
    method(class, "__subclasses__", |args| {
        let (this, []) = receiver(args, "__subclasses__")?;
        Ok(Value::list(checked(this)?.subclasses()))
    });
    method(class, "mro", |args| {
        let (this, []) = receiver(args, "mro")?;
        let this = checked(this)?;
        let mut order = vec![this.clone()];
        order.extend(mro::merge(&this.bases())?);
        Ok(Value::list(order))
    });
    method(class, "__dir__", |args| {
        let (this, []) = receiver(args, "__dir__")?;
        Ok(Value::list(inspect::class_dir(checked(this)?)))
    });
    class_method(class, "__prepare__", |_| Ok(Dict::new().into()));
    computed(class, "__name__", |this| Ok(checked(this)?.name().into()), Some(set_name));
    computed(class, "__qualname__", |this| Ok(Value::str(&checked(this)?.qualname())), Some(set_qualname));
    computed(class, "__bases__", |this| Ok(Value::tuple(checked(this)?.bases())), Some(make::set_bases));
    computed(
        class,
        "__mro__",
        |this| Ok(Value::tuple(checked(this)?.mro())),
        Some(|_, _| Err(attribute_error(format_args!("readonly attribute")))),
    );
    computed(
        class,
        "__base__",
        |this| Ok(checked(this)?.0.base.get().map_or(Value::None, Value::from)),
        None,
    );
    computed(class, "__module__", module, Some(|this, value| set_or_delete(this, name::MODULE, value)));
    computed(class, "__doc__", doc, Some(|this, value| set_or_delete(this, name::DOC, value)));
    computed(class, "__dict__", |this| Ok(inspect::class_dict(checked(this)?)), None);
    computed(class, "__abstractmethods__", abstract_methods, Some(set_abstract_methods));
}

fn checked(value: &Value) -> Result<&Class, Exception> {
    value.as_class().ok_or_else(|| {
        type_error(format_args!(
            "descriptor requires a 'type' object but received a '{}'",
            type_of(value).name()
        ))
    })
}

fn init(args: Args<'_>) -> Result<Value, Exception> {
    let Some((_, rest)) = args.split_first() else { return Ok(Value::None) };
    if rest.len() == 1 && !rest.keywords.is_empty() {
        return Err(type_error(format_args!("type.__init__() takes no keyword arguments")));
    }
    match rest.len() {
        1 | 3 => Ok(Value::None),
        _ => Err(type_error(format_args!("type.__init__() takes 1 or 3 arguments"))),
    }
}

/// Checks that an attribute of a class may be set to it.
fn settable<'a>(this: &'a Value, what: &str, value: &Option<Value>) -> Result<&'a Class, Exception> {
    let class = checked(this)?;
    if class.is_builtin() {
        return Err(type_error(format_args!(
            "cannot set '{what}' attribute of immutable type '{}'",
            class.name()
        )));
    }
    if value.is_none() {
        return Err(type_error(format_args!(
            "cannot delete '{what}' attribute of immutable type '{}'",
            class.name()
        )));
    }
    Ok(class)
}

fn set_name(this: &Value, value: Option<Value>) -> Result<(), Exception> {
    let class = settable(this, "__name__", &value)?;
    let value = value.unwrap_or_default();
    match value.as_str() {
        Some(text) if text.contains('\0') => {
            Err(ValueError::new("type name must not contain null characters").into())
        }
        Some(text) => {
            class.0.name.set(Name::new(text));
            Ok(())
        }
        None => Err(type_error(format_args!(
            "can only assign string to {}.__name__, not '{}'",
            class.name(),
            type_of(&value).name()
        ))),
    }
}

fn set_qualname(this: &Value, value: Option<Value>) -> Result<(), Exception> {
    let class = settable(this, "__qualname__", &value)?;
    let value = value.unwrap_or_default();
    match value.as_str() {
        Some(text) => {
            class.0.qualname.set(Rc::from(text));
            Ok(())
        }
        None => Err(type_error(format_args!(
            "can only assign string to {}.__qualname__, not '{}'",
            class.name(),
            type_of(&value).name()
        ))),
    }
}

fn set_or_delete(this: &Value, name: Name, value: Option<Value>) -> Result<(), Exception> {
    let class = settable(this, name.as_str(), &value)?;
    class.set_own(name, value.unwrap_or_default());
    Ok(())
}

fn module(this: &Value) -> Result<Value, Exception> {
    Ok(checked(this)?.own_name(name::MODULE).unwrap_or_else(|| "builtins".into()))
}

fn doc(this: &Value) -> Result<Value, Exception> {
    let class = checked(this)?;
    match class.own_name(name::DOC) {
        Some(doc) => crate::dynamic::bind::get(&doc, None, class),
        None => Ok(Value::None),
    }
}

fn abstract_methods(this: &Value) -> Result<Value, Exception> {
    let class = checked(this)?;
    match class.own_name(name::ABSTRACT_METHODS) {
        // What `type` has under this name is this function.
        Some(methods) if !class.is(&realm::class(Builtin::Type)) => Ok(methods),
        _ => Err(attribute_error(format_args!("__abstractmethods__"))),
    }
}

fn set_abstract_methods(this: &Value, value: Option<Value>) -> Result<(), Exception> {
    let class = checked(this)?;
    match value {
        Some(methods) => {
            let is_abstract = crate::dynamic::protocols::truth(&methods)?;
            class.set_own(name::ABSTRACT_METHODS, methods);
            class.0.is_abstract.set(is_abstract);
        }
        None => {
            if class.remove_own(name::ABSTRACT_METHODS).is_none() {
                return Err(attribute_error(format_args!("__abstractmethods__")));
            }
            class.0.is_abstract.set(false);
        }
    }
    Ok(())
}
