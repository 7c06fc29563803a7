//! What the classes of the runtime's own values have: so much of it as `super()`, `collections.abc` and subclasses ask for.

use super::{computed, function, method, receiver, slot};
use crate::{
    dynamic::{
        args::Args,
        attributes, bind, call,
        class::Payload,
        descriptors::{ClassMethod, DynamicProperty, Method, Property, StaticMethod, wrapped},
        name, numbers,
        object::Object,
        operators::{self, Compare},
        protocols,
        realm::{self, Builtin, type_error},
        super_object::Super,
        type_of,
    },
    exception::Exception,
    value::{Comparison, Dict, Value, View},
};

pub(super) fn fill() {
    use Builtin::{Bool, Bytes, Dict, Float, Int, List, None, Set, Str, Tuple};
    for builtin in [None, Int, Bool, Float, Str, Bytes, Tuple, List, Dict, Set] {
        let class = &realm::class(builtin);
        slot(class, "__repr__", |args| {
            let (this, []) = receiver(args, "__repr__")?;
            Ok(plain(this).try_repr()?.into())
        });
        slot(class, "__eq__", |args| half(args, Compare::Equal));
        slot(class, "__ne__", |args| half(args, Compare::NotEqual));
        slot(class, "__lt__", |args| half(args, Compare::Order(Comparison::Less)));
        slot(class, "__le__", |args| half(args, Compare::Order(Comparison::LessEqual)));
        slot(class, "__gt__", |args| half(args, Compare::Order(Comparison::Greater)));
        slot(class, "__ge__", |args| half(args, Compare::Order(Comparison::GreaterEqual)));
        match builtin {
            List | Dict | Set => realm::give(class, "__hash__", Value::None),
            _ => slot(class, "__hash__", |args| {
                let (this, []) = receiver(args, "__hash__")?;
                Ok(plain(this).hash()?.into())
            }),
        }
        if builtin != Bool {
            function(class, "__new__", new);
        }
    }
    for builtin in [Str, Bytes, Tuple, List, Dict, Set] {
        let class = &realm::class(builtin);
        slot(class, "__len__", |args| {
            let (this, []) = receiver(args, "__len__")?;
            Ok(plain(this).len()?.into())
        });
        slot(class, "__iter__", |args| {
            let (this, []) = receiver(args, "__iter__")?;
            protocols::iter(plain(this))
        });
        slot(class, "__contains__", |args| {
            let (this, [item]) = receiver(args, "__contains__")?;
            Ok(plain(this).contains(item)?.into())
        });
        if builtin != Set {
            slot(class, "__getitem__", |args| {
                let (this, [key]) = receiver(args, "__getitem__")?;
                plain(this).item(key)
            });
        }
    }
    for builtin in [List, Dict] {
        let class = &realm::class(builtin);
        slot(class, "__setitem__", |args| {
            let (this, [key, value]) = receiver(args, "__setitem__")?;
            plain(this).set_item(key, value)?;
            Ok(Value::None)
        });
        slot(class, "__delitem__", |args| {
            let (this, [key]) = receiver(args, "__delitem__")?;
            plain(this).del_item(key)?;
            Ok(Value::None)
        });
        method(class, "__reversed__", |args| {
            let (this, []) = receiver(args, "__reversed__")?;
            let mut items = protocols::collect(plain(this))?;
            items.reverse();
            protocols::iter(&Value::list(items))
        });
    }
    for builtin in [Int, Float] {
        arithmetic_of(builtin);
    }
    for builtin in [List, Str, Tuple] {
        let class = &realm::class(builtin);
        slot(class, "__add__", |args| {
            let (this, [other]) = receiver(args, "__add__")?;
            let sum = numbers::sequence(operators::Binary::Add, plain(this), plain(other))?;
            Ok(sum.unwrap_or_else(realm::not_implemented))
        });
    }
    method(&realm::class(List), "append", |args| {
        let (this, [item]) = receiver(args, "append")?;
        match plain(this).as_list() {
            Some(list) => list.push(item.clone()),
            Option::None => return Err(type_error(format_args!("append() needs a list"))),
        }
        Ok(Value::None)
    });
    for builtin in [Builtin::ListIterator, Builtin::SequenceIterator] {
        let class = &realm::class(builtin);
        slot(class, "__iter__", |args| Ok(receiver::<0>(args, "__iter__")?.0.clone()));
        slot(class, "__next__", |args| protocols::next(receiver::<0>(args, "__next__")?.0));
    }
    descriptors();
}

/// The value that an instance of a subclass is besides.
pub(in crate::dynamic) fn plain(value: &Value) -> &Value {
    match value.as_object() {
        Some(object) if !object.payload().is_none() => object.payload(),
        _ => value,
    }
}

fn half(args: Args<'_>, comparison: Compare) -> Result<Value, Exception> {
    let (this, [other]) = receiver(args, "__eq__")?;
    let (this, other) = (plain(this), plain(other));
    let comparable = match (this.view(), other.view()) {
        (View::Int(_) | View::Bool(_) | View::Float(_), View::Int(_) | View::Bool(_) | View::Float(_)) => {
            true
        }
        _ => this.class_name() == other.class_name(),
    };
    if comparable { operators::native_half(this, comparison, other) } else { Ok(realm::not_implemented()) }
}

macro_rules! arithmetic {
    ($class:ident: $($forward:literal $reflected:literal $operator:ident;)*) => { $(
        slot($class, $forward, |args| {
            let (this, [other]) = receiver(args, $forward)?;
            let found = numbers::numeric(operators::Binary::$operator, plain(this), plain(other))?;
            Ok(found.unwrap_or_else(realm::not_implemented))
        });
        slot($class, $reflected, |args| {
            let (this, [other]) = receiver(args, $reflected)?;
            let found = numbers::numeric(operators::Binary::$operator, plain(other), plain(this))?;
            Ok(found.unwrap_or_else(realm::not_implemented))
        });
    )* };
}

fn arithmetic_of(builtin: Builtin) {
    let class = &realm::class(builtin);
    arithmetic! { class:
        "__add__" "__radd__" Add;
        "__sub__" "__rsub__" Sub;
        "__mul__" "__rmul__" Mul;
        "__truediv__" "__rtruediv__" TrueDiv;
        "__floordiv__" "__rfloordiv__" FloorDiv;
        "__mod__" "__rmod__" Mod;
        "__pow__" "__rpow__" Pow;
    }
    slot(class, "__neg__", |args| {
        let (this, []) = receiver(args, "__neg__")?;
        operators::negative(plain(this))
    });
    slot(class, "__bool__", |args| {
        let (this, []) = receiver(args, "__bool__")?;
        Ok(plain(this).truth()?.into())
    });
    if builtin == Builtin::Int {
        slot(class, "__index__", |args| Ok(plain(receiver::<0>(args, "__index__")?.0).clone()));
    }
}

/// `int("5")`, `list(x)` and the like, and instances of their subclasses.
fn new(args: Args<'_>) -> Result<Value, Exception> {
    let (class, rest) = super::objects::class_to_make(args, "object")?;
    let Payload::Builtin(builtin) = class.traits().payload else {
        return Err(type_error(format_args!("{} is not a subtype of a builtin", class.name())));
    };
    let made = convert(builtin, rest)?;
    if class.is_builtin() { Ok(made) } else { Ok(Object::new(class.clone(), made).into()) }
}

fn convert(builtin: Builtin, args: Args<'_>) -> Result<Value, Exception> {
    let Some(first) = args.get(0) else {
        return Ok(match builtin {
            Builtin::Bool => false.into(),
            Builtin::Int => 0.into(),
            Builtin::Float => 0.0.into(),
            Builtin::Str => "".into(),
            Builtin::Bytes => Value::bytes([]),
            Builtin::Tuple => Value::tuple([Value::None; 0]),
            Builtin::List => Value::list([Value::None; 0]),
            Builtin::Dict => super::super::function::keywords(args).into(),
            Builtin::Set => crate::value::Set::default().into(),
            _ => Value::None,
        });
    };
    let first = plain(first);
    if args.len() > 1 {
        more_arguments(builtin, args)?;
    }
    match builtin {
        Builtin::Bool => Ok(protocols::truth(first)?.into()),
        Builtin::Int => int(first),
        Builtin::Float => float(first),
        Builtin::Str => Ok(protocols::str(first)?.into()),
        Builtin::Tuple => Ok(Value::tuple(protocols::collect(first)?)),
        Builtin::List => Ok(Value::list(protocols::collect(first)?)),
        Builtin::Dict => dict(first, args),
        Builtin::Set => Ok(crate::value::Set::try_from_items(protocols::collect(first)?)?.into()),
        _ => Err(type_error(format_args!("cannot create '{}' instances", realm::class(builtin).name()))),
    }
}

/// What more than one argument gives: of these classes only `int` and `str` know what to do with it.
fn more_arguments(builtin: Builtin, args: Args<'_>) -> Result<(), Exception> {
    let (class, given) = (realm::class(builtin).name(), args.len());
    match (builtin, args.get(1)) {
        (Builtin::Int, Some(base)) if given == 2 => protocols::index(base).map(drop),
        (Builtin::Int, _) => Err(type_error(format_args!("int() takes at most 2 arguments ({given} given)"))),
        (Builtin::Str, Some(encoding)) if given <= 3 => Err(type_error(format_args!(
            "str() argument 'encoding' must be str, not {}",
            type_of(encoding).name()
        ))),
        (Builtin::Str, _) => Err(type_error(format_args!("str() takes at most 3 arguments ({given} given)"))),
        _ => Err(type_error(format_args!("{class} expected at most 1 argument, got {given}"))),
    }
}

fn int(value: &Value) -> Result<Value, Exception> {
    match value.view() {
        View::Str(text) => match text.trim().parse::<i64>() {
            Ok(number) => Ok(number.into()),
            Err(_) => Err(crate::exception::ValueError::new(format_args!(
                "invalid literal for int() with base 10: {}",
                crate::repr(value)
            ))
            .into()),
        },
        View::Float(number) => Ok((number as i64).into()),
        View::Int(_) => Ok(value.clone()),
        View::Bool(value) => Ok(i64::from(value).into()),
        _ => match attributes::call_special(value, name::Name::new("__int__"), &[])? {
            Some(number) => Ok(number),
            None if type_of(value).lookup(name::INDEX).is_some() => Ok(protocols::index(value)?.into()),
            None => Err(type_error(format_args!(
                "int() argument must be a string, a bytes-like object or a real number, not '{}'",
                type_of(value).name()
            ))),
        },
    }
}

fn float(value: &Value) -> Result<Value, Exception> {
    if let Some(text) = value.as_str() {
        return match text.trim().parse::<f64>() {
            Ok(number) => Ok(number.into()),
            Err(_) => Err(crate::exception::ValueError::new(format_args!(
                "could not convert string to float: {}",
                crate::repr(value)
            ))
            .into()),
        };
    }
    match attributes::call_special(value, name::Name::new("__float__"), &[])? {
        Some(number) => Ok(number),
        None => f64::try_from(value).map(Value::from).map_err(|_| {
            let class = type_of(value).name();
            type_error(format_args!("float() argument must be a string or a real number, not '{class}'"))
        }),
    }
}

fn dict(value: &Value, args: Args<'_>) -> Result<Value, Exception> {
    let mut made = match value.as_dict() {
        Some(dict) => dict.borrow().clone(),
        None => {
            let mut made = Dict::new();
            for pair in protocols::collect(value)? {
                let pair = protocols::collect(&pair)?;
                let [key, item] = &pair[..] else {
                    return Err(type_error(format_args!(
                        "cannot convert dictionary update sequence element to a sequence"
                    )));
                };
                made.set_item(key, item)?;
            }
            made
        }
    };
    for (name, value) in args.keywords {
        made.insert(*name, value.clone());
    }
    Ok(made.into())
}

fn descriptors() {
    let property = &realm::class(Builtin::Property);
    function(property, "__new__", |args| {
        let part = |at: usize, name: &str| {
            args.get(at + 1).or_else(|| args.keyword(name)).cloned().unwrap_or_default()
        };
        let parts = DynamicProperty { get: part(0, "fget"), set: part(1, "fset"), delete: part(2, "fdel") };
        let doc = part(3, "doc");
        Ok(Value::object(Property { parts, doc, name: Default::default() }))
    });
    slot(property, "__init__", |_| Ok(Value::None));
    computed(property, "fget", |this| Ok(parts(this)?.get.clone()), None);
    computed(property, "fset", |this| Ok(parts(this)?.set.clone()), None);
    computed(property, "fdel", |this| Ok(parts(this)?.delete.clone()), None);
    computed(
        property,
        "__doc__",
        |this| {
            let property = this.downcast_ref::<Property>();
            match property {
                Some(property) if property.doc.is_none() && !property.parts.get.is_none() => {
                    attributes::get(&property.parts.get, name::DOC)
                }
                Some(property) => Ok(property.doc.clone()),
                None => Ok(Value::None),
            }
        },
        None,
    );
    computed(
        property,
        "__isabstractmethod__",
        |this| {
            let parts = parts(this)?;
            for part in [&parts.get, &parts.set, &parts.delete] {
                if super::super::abc::is_abstract(part)? {
                    return Ok(true.into());
                }
            }
            Ok(false.into())
        },
        None,
    );
    method(property, "__set_name__", |args| {
        let (this, [_, name]) = receiver(args, "__set_name__")?;
        if let Some(property) = this.downcast_ref::<Property>() {
            property.name.set(Some(name.clone()));
        }
        Ok(Value::None)
    });
    method(property, "getter", |args| with_part(args, |parts, function| parts.get = function));
    method(property, "setter", |args| with_part(args, |parts, function| parts.set = function));
    method(property, "deleter", |args| with_part(args, |parts, function| parts.delete = function));
    slot(property, "__set__", |args| {
        let (this, [object, value]) = receiver(args, "__set__")?;
        bind::set(this, object, Some(value.clone()))?;
        Ok(Value::None)
    });
    slot(property, "__delete__", |args| {
        let (this, [object]) = receiver(args, "__delete__")?;
        bind::set(this, object, None)?;
        Ok(Value::None)
    });
    for builtin in [Builtin::Property, Builtin::ClassMethod, Builtin::StaticMethod, Builtin::Function] {
        slot(&realm::class(builtin), "__get__", descriptor_get);
    }
    let (classmethod, staticmethod) =
        (&realm::class(Builtin::ClassMethod), &realm::class(Builtin::StaticMethod));
    function(classmethod, "__new__", |args| match args.get(1) {
        Some(function) => Ok(Value::object(ClassMethod(function.clone()))),
        None => Err(type_error(format_args!("classmethod expected 1 argument, got 0"))),
    });
    function(staticmethod, "__new__", |args| match args.get(1) {
        Some(function) => Ok(Value::object(StaticMethod(function.clone()))),
        None => Err(type_error(format_args!("staticmethod expected 1 argument, got 0"))),
    });
    for class in [classmethod, staticmethod] {
        slot(class, "__init__", |_| Ok(Value::None));
        computed(class, "__func__", |this| Ok(wrapped(this).cloned().unwrap_or_default()), None);
        computed(class, "__wrapped__", |this| Ok(wrapped(this).cloned().unwrap_or_default()), None);
        computed(
            class,
            "__isabstractmethod__",
            |this| Ok(super::super::abc::is_abstract(wrapped(this).unwrap_or(this))?.into()),
            None,
        );
    }
    let method_class = &realm::class(Builtin::Method);
    computed(method_class, "__func__", |this| Ok(bound(this)?.function.clone()), None);
    computed(method_class, "__self__", |this| Ok(bound(this)?.this.clone()), None);
    computed(method_class, "__name__", |this| attributes::get(&bound(this)?.function, name::NAME), None);
    computed(
        method_class,
        "__qualname__",
        |this| attributes::get(&bound(this)?.function, name::QUALNAME),
        None,
    );
    computed(method_class, "__doc__", |this| attributes::get(&bound(this)?.function, name::DOC), None);
    for builtin in [Builtin::Function, Builtin::NativeFunction, Builtin::Slot, Builtin::MethodDescriptor] {
        of_function(builtin);
    }
    function(&realm::class(Builtin::Super), "__new__", |args| {
        let (Some(start), Some(object)) = (args.get(1), args.get(2)) else {
            return Err(crate::exception::RuntimeError::new("super(): no arguments").into());
        };
        match start.as_class() {
            Some(start) => Super::new(start, object),
            None => {
                let class = type_of(start);
                Err(type_error(format_args!("super() argument 1 must be a type, not {}", class.name())))
            }
        }
    });
    let above = &realm::class(Builtin::Super);
    slot(above, "__init__", |_| Ok(Value::None));
    computed(
        above,
        "__thisclass__",
        |this| Ok(Super::parts(this).map_or(Value::None, |parts| parts[0].clone())),
        None,
    );
    computed(
        above,
        "__self__",
        |this| Ok(Super::parts(this).map_or(Value::None, |parts| parts[1].clone())),
        None,
    );
    computed(
        above,
        "__self_class__",
        |this| Ok(Super::parts(this).map_or(Value::None, |parts| parts[2].clone())),
        None,
    );
}

fn of_function(builtin: Builtin) {
    let class = &realm::class(builtin);
    macro_rules! computed_by_name {
        ($($text:literal $name:ident;)*) => { $(
            computed(
                class,
                $text,
                |this| Ok(this.as_function().map(|function| function.get(name::$name)).unwrap_or_default()),
                Some(|this, value| match this.as_function() {
                    Some(function) => function.set(name::$name, value.unwrap_or_default()),
                    None => Ok(()),
                }),
            );
        )* };
    }
    computed_by_name! { "__name__" NAME; "__qualname__" QUALNAME; "__doc__" DOC; "__module__" MODULE; }
    computed(
        class,
        "__dict__",
        |this| Ok(this.as_function().map(|function| function.dict().into()).unwrap_or_default()),
        None,
    );
    slot(class, "__call__", |args| match args.split_first() {
        Some((this, rest)) => call::call(this, rest),
        None => Err(type_error(format_args!("descriptor '__call__' needs an argument"))),
    });
}

/// `f.__get__(object, owner)`.
fn descriptor_get(args: Args<'_>) -> Result<Value, Exception> {
    let Some((this, rest)) = args.split_first() else {
        return Err(type_error(format_args!("descriptor '__get__' needs an argument")));
    };
    let object = rest.get(0).filter(|object| !object.is_none());
    match rest.get(1).and_then(Value::as_class) {
        Some(owner) => bind::get(this, object, owner),
        None => match object {
            Some(object) => bind::get(this, Some(object), &type_of(object)),
            None => Err(type_error(format_args!("__get__(None, None) is invalid"))),
        },
    }
}

fn parts(value: &Value) -> Result<&DynamicProperty, Exception> {
    match value.downcast_ref::<Property>() {
        Some(property) => Ok(&property.parts),
        None => Err(type_error(format_args!("descriptor requires a 'property' object"))),
    }
}

fn bound(value: &Value) -> Result<&Method, Exception> {
    value.downcast_ref().ok_or_else(|| type_error(format_args!("descriptor requires a 'method' object")))
}

/// The same property with another part.
fn with_part(args: Args<'_>, change: fn(&mut DynamicProperty, Value)) -> Result<Value, Exception> {
    let (this, [function]) = receiver(args, "setter")?;
    let mut parts = parts(this)?.clone();
    change(&mut parts, function.clone());
    Ok(parts.into())
}
