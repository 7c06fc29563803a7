//! Classes that are made while the program runs, as CPython has them.
//!
//! ```
//! use dunder::{dynamic::*, prelude::*};
//!
//! let user = Class::new("User", &[], ns! { "name": "user", "say": |this, _| Ok(Value::from("i am user")) })?;
//! let u = user.call(args![])?;
//! setattr!(u, "age", 27)?;
//! assert_eq!(getattr!(u, "age")?, 27);
//! assert_eq!(getattr!(u, "name")?, "user");
//! assert_eq!(call_method!(u, "say")?, "i am user");
//! assert!(type_of(&u).is(&user));
//! # Ok::<(), Exception>(())
//! ```
//!
//! # How it is built
//!
//! **What there is.** A [`Value`] is a [`Class`], an [`Object`] (an instance), a [`Function`], or one of the runtime's own
//! descriptors: `property`, `classmethod`, `staticmethod`, a bound [`Method`], a member of `__slots__`. Each is one pointer with a count,
//! in one thread. Every other value has a class too ([`type_of`]): those of CPython's are made once per thread, when the first is
//! asked for (`realm`).
//!
//! **Names** of attributes are interned ([`Name`]), so that finding one compares addresses.
//!
//! **A class** keeps its namespace in the order of its body, its order of lookup (C3, `mro`) as a slice in which the class itself is left
//! out, so that it does not hold itself, and its subclasses weakly. What was looked up in it is remembered in a table, beside a
//! set of bits that say which hooks it has (`lookup`): without a `__getattribute__`, `__getattr__`, `__setattr__` or `__set__` of
//! the program's own none is looked for. A change of a class empties the tables of all below it.
//!
//! **An instance** keeps a few names with values in the order in which they came; when somebody asks for its `__dict__`, a dict, which is
//! the dictionary of the instance from then on (`fields`). Members of `__slots__` have places of their own by number. An instance
//! of a subclass of `int`, `dict` or the like has a value of that class besides (`Payload`).
//!
//! **A function** is code that takes [`Args`]: the receiver, the other positional arguments, the keyword arguments, all of them borrowed, so
//! that a call allocates nothing. A [`Signature`] binds them to parameters, with CPython's errors, where one is given.
//!
//! **Code of the program's own** runs in hooks, descriptors, special methods, functions and destructors, and may do anything with the
//! objects at hand. So nothing is borrowed meanwhile: what can change is in a `Protected`, which lends nothing out; the
//! runtime takes a copy of what it needs (a count goes up), and drops what it replaced when the change is over. Each call is a level:
//! too many, or too much of the stack, is a RecursionError (`depth`). What is dropped goes to the bin of values, so that no chain of
//! objects is too long for the stack.
//!
//! **Cycles** are the program's to break: a dropped object is gone at once, unless something it holds holds it. A class does not hold itself:
//! methods know it through a [`ClassCell`], weakly.
//!
//! **Later**: the same sources with counts that are atomic and locks in `Protected`, for objects that threads share.

mod abc;
mod api;
mod args;
mod attributes;
mod bind;
mod builtins;
mod call;
mod carried;
mod class;
mod depth;
mod descriptors;
mod fields;
mod function;
mod inspect;
mod isinstance;
mod lookup;
mod macros;
mod make;
mod mro;
mod name;
mod namespace;
mod numbers;
mod object;
mod operators;
mod protected;
mod protocols;
mod realm;
mod signature;
mod statement;
mod super_object;

pub use self::{
    abc::update_abstractmethods,
    api::*,
    args::Args,
    class::Class,
    descriptors::{
        ClassMethod, DynamicProperty, Method, NotImplemented, StaticMethod, abstractmethod, classmethod,
        property, staticmethod,
    },
    function::{ClassCell, Code, Function},
    inspect::{dir, vars},
    isinstance::{isinstance, issubclass},
    macros::{Named, Site},
    name::Name,
    object::{Object, WeakObject},
    operators::{Binary, Compare},
    realm::builtin,
    signature::{Parameter, ParameterKind, Signature},
    statement::{Body, ClassStatement},
    super_object::Super,
};
pub(crate) use self::{
    operators::{equal, ordered},
    protocols::{change_item, collect, contains, get_item, len},
};
use crate::Value;
#[doc(inline)]
pub use crate::{args, call_method, getattr, ns, setattr};

/// Python's `type(o)`.
///
/// ```
/// use dunder::{dynamic::*, prelude::*};
///
/// assert_eq!(type_of(&Value::from(true)).name(), "bool");
/// assert_eq!(type_of(&Value::from(type_of(&Value::None))).name(), "type");
/// ```
#[must_use]
#[inline]
pub fn type_of(value: &Value) -> Class {
    if let Some(object) = value.as_object() {
        return object.class();
    }
    if let Some(class) = value.as_class() {
        return class.metaclass();
    }
    match value.as_function() {
        Some(function) => function.class(),
        None => protocols::class_of_native(value),
    }
}
