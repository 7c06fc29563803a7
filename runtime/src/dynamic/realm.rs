//! The classes that are there from the start, one set per thread.

use alloc::{rc::Rc, vec::Vec};
use core::{any::TypeId, cell::OnceCell, fmt};
use std::collections::HashMap;
use std::thread_local;

use super::{
    builtins,
    class::{Class, Payload, Traits},
    descriptors::NotImplemented,
    mro,
    name::Name,
    protected::Protected,
};
use crate::{
    exception::{AttributeError, Exception, ExceptionClass, TypeError},
    value::{Object as Native, Value},
};

macro_rules! classes {
    ($($variant:ident $name:literal ($($base:ident)*) $is_base:literal $payload:ident;)*) => {
        /// A class of the runtime's own.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(super) enum Builtin { $($variant),* }

        /// In the order of the variants.
        const CLASSES: &[(Builtin, &str, &[Builtin], bool, Kind)] = &[$(
            (Builtin::$variant, $name, &[$(Builtin::$base),*], $is_base, Kind::$payload)
        ),*];
    };
}

#[derive(Clone, Copy)]
enum Kind {
    /// Its instances are the program's.
    Plain,
    /// Its instances are values of the runtime's own.
    Value,
    Meta,
    /// Made by `ABCMeta`.
    Abstract,
}

classes! {
    Object "object" () true Plain;
    Type "type" (Object) true Meta;
    None "NoneType" (Object) false Value;
    Int "int" (Object) true Value;
    Bool "bool" (Int) false Value;
    Float "float" (Object) true Value;
    Str "str" (Object) true Value;
    Bytes "bytes" (Object) true Value;
    Tuple "tuple" (Object) true Value;
    List "list" (Object) true Value;
    Dict "dict" (Object) true Value;
    Set "set" (Object) true Value;
    Function "function" (Object) false Value;
    NativeFunction "builtin_function_or_method" (Object) false Value;
    Slot "wrapper_descriptor" (Object) false Value;
    MethodDescriptor "method_descriptor" (Object) false Value;
    Method "method" (Object) false Value;
    Property "property" (Object) true Value;
    ClassMethod "classmethod" (Object) true Value;
    StaticMethod "staticmethod" (Object) true Value;
    GetSet "getset_descriptor" (Object) false Value;
    Member "member_descriptor" (Object) false Value;
    Super "super" (Object) true Value;
    NotImplemented "NotImplementedType" (Object) false Value;
    ListIterator "list_iterator" (Object) false Value;
    SequenceIterator "iterator" (Object) false Value;
    AbcMeta "ABCMeta" (Type) true Meta;
    Abc "ABC" (Object) true Abstract;
    Hashable "Hashable" (Object) true Abstract;
    Iterable "Iterable" (Object) true Abstract;
    Iterator "Iterator" (Iterable) true Abstract;
    Reversible "Reversible" (Iterable) true Abstract;
    Sized "Sized" (Object) true Abstract;
    Container "Container" (Object) true Abstract;
    Callable "Callable" (Object) true Abstract;
    Collection "Collection" (Sized Iterable Container) true Abstract;
}

struct Realm {
    classes: Vec<Class>,
    exceptions: Protected<Vec<(ExceptionClass, Class)>>,
    foreign: Protected<HashMap<TypeId, Class>>,
    not_implemented: Value,
}

thread_local! {
    static REALM: OnceCell<Rc<Realm>> = const { OnceCell::new() };
}

fn realm() -> Rc<Realm> {
    REALM.with(|realm| match realm.get() {
        Some(realm) => realm.clone(),
        None => {
            let made = Rc::new(Realm::new());
            // Filling the namespaces may ask for the classes.
            let kept = realm.get_or_init(|| made).clone();
            builtins::fill();
            kept
        }
    })
}

impl Realm {
    fn new() -> Self {
        let mut classes: Vec<Class> = Vec::with_capacity(CLASSES.len());
        for (_, name, bases, is_base, kind) in CLASSES {
            let bases: Rc<[Class]> = bases.iter().map(|base| classes[*base as usize].clone()).collect();
            let payload = match kind {
                Kind::Plain | Kind::Abstract => Payload::Nothing,
                Kind::Value => Payload::Builtin(CLASSES[classes.len()].0),
                Kind::Meta => Payload::Class,
            };
            // In CPython `abc` is written in Python: its classes can be changed.
            let is_builtin = !matches!(kind, Kind::Abstract) && name != &"ABCMeta";
            let traits = Traits { is_builtin, is_base: *is_base, has_dict: false, members: 0, payload };
            let metaclass =
                matches!(kind, Kind::Abstract).then(|| classes[Builtin::AbcMeta as usize].clone());
            let class = Class::build(Name::new(name), (*name).into(), metaclass, bases.clone(), traits);
            class.set_mro(mro::merge(&bases).unwrap_or_default());
            class.0.base.set(bases.first().cloned());
            for base in bases.iter() {
                base.add_subclass(&class);
            }
            classes.push(class);
        }
        Self {
            classes,
            exceptions: Protected::default(),
            foreign: Protected::default(),
            not_implemented: Value::object(NotImplemented),
        }
    }
}

#[inline]
pub(super) fn class(builtin: Builtin) -> Class {
    let known = REALM.with(|realm| realm.get().map(|realm| realm.classes[builtin as usize].clone()));
    known.unwrap_or_else(|| realm().classes[builtin as usize].clone())
}

pub(super) fn not_implemented() -> Value {
    realm().not_implemented.clone()
}

/// The class of that name: one of CPython's builtins, of `abc` or of `collections.abc`, or an exception.
///
/// ```
/// use dunder::dynamic::{builtin, isinstance};
/// use dunder::prelude::*;
///
/// let number = builtin("int").unwrap();
/// assert!(isinstance(&Value::from(true), &number.into())?);
/// assert!(builtin("integer").is_none());
/// # Ok::<(), Exception>(())
/// ```
#[must_use]
pub fn builtin(name: &str) -> Option<Class> {
    match CLASSES.iter().find(|class| class.1 == name) {
        Some((builtin, ..)) => Some(class(*builtin)),
        None => ExceptionClass::builtin(name).map(exception_class),
    }
}

/// The class of an exception.
pub(super) fn exception_class(of: ExceptionClass) -> Class {
    let realm = realm();
    let known = |known: &Vec<(ExceptionClass, Class)>| {
        known.iter().find(|(spec, _)| *spec == of).map(|(_, class)| class.clone())
    };
    if let Some(class) = realm.exceptions.read(known) {
        return class;
    }
    let bases: Rc<[Class]> = match of.bases() {
        [] => Rc::new([class(Builtin::Object)]),
        bases => bases.iter().map(|base| exception_class(*base)).collect(),
    };
    let traits =
        Traits { is_builtin: true, is_base: true, has_dict: true, members: 0, payload: Payload::Exception };
    let made = Class::build(Name::new(of.name()), of.name().into(), None, bases.clone(), traits);
    made.set_mro(mro::merge(&bases).unwrap_or_default());
    made.0.base.set(bases.first().cloned());
    made.0.exception.set(Some(of));
    for base in bases.iter() {
        base.add_subclass(&made);
    }
    builtins::fill_exception(&made, of.bases().is_empty());
    realm.exceptions.write(|exceptions| exceptions.push((of, made.clone())));
    made
}

/// The class of an object of the program's own Rust types.
pub(super) fn foreign_class(object: &dyn Native) -> Class {
    let realm = realm();
    let id = object.type_id();
    if let Some(class) = realm.foreign.read(|foreign| foreign.get(&id).cloned()) {
        return class;
    }
    let base = if object.items().is_some() { Builtin::Tuple } else { Builtin::Object };
    let traits = Traits {
        is_builtin: true,
        is_base: false,
        has_dict: false,
        members: 0,
        payload: Payload::Builtin(Builtin::Object),
    };
    let name = object.class_name();
    let made = Class::build(Name::new(name), name.into(), None, Rc::new([class(base)]), traits);
    made.set_mro(class(base).mro());
    realm.foreign.write(|foreign| foreign.insert(id, made.clone()));
    made
}

#[cold]
pub(super) fn type_error(text: fmt::Arguments<'_>) -> Exception {
    TypeError::new(text).into()
}

#[cold]
pub(super) fn attribute_error(text: fmt::Arguments<'_>) -> Exception {
    AttributeError::new(text).into()
}

/// Puts an attribute into a class of the runtime's own.
pub(super) fn give(class: &Class, name: &str, value: impl Into<Value>) {
    class.set_own(Name::new(name), value.into());
}
