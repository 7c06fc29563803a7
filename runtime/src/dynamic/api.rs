//! What a program does with classes and objects: the operations of Python, as methods and functions.

use alloc::{string::String, vec::Vec};

use super::{
    args::Args,
    attributes, call, carried,
    class::Class,
    function::Function,
    isinstance, make,
    name::Name,
    object::Object,
    operators::{self, Binary, Compare},
    protocols, type_of,
};
use crate::{
    exception::{AttributeError, Exception},
    value::{Dict, Value},
};

impl Class {
    /// Python's `type(name, bases, namespace)`: [`ns!`](crate::ns) writes the namespace.
    ///
    /// # Errors
    ///
    /// TypeError for bases that do not go together, and what the hooks raise: the metaclass's, `__set_name__`, `__init_subclass__`.
    pub fn new(name: &str, bases: &[&Class], namespace: impl Into<Value>) -> Result<Class, Exception> {
        let bases: Vec<Value> = bases.iter().map(|base| Value::from((*base).clone())).collect();
        let metaclass = make::most_derived(super::realm::class(super::realm::Builtin::Type), &bases)?;
        let made = call::call(
            &metaclass.into(),
            Args::new(&[Value::str(name), Value::tuple(bases), namespace.into()], &[]),
        )?;
        made.as_class().cloned().ok_or_else(|| {
            super::realm::type_error(format_args!(
                "the metaclass made no class, but a '{}'",
                type_of(&made).name()
            ))
        })
    }

    /// Calls the class: makes an instance, unless a metaclass or `__new__` has other ideas.
    ///
    /// # Errors
    ///
    /// TypeError for arguments that do not fit or abstract methods that are left, and what the hooks raise.
    pub fn call(&self, args: Args<'_>) -> Result<Value, Exception> {
        call::call(&self.clone().into(), args)
    }

    /// Python's `issubclass(self, of)`; a tuple is any of its classes.
    ///
    /// # Errors
    ///
    /// TypeError if `of` is no class, and what `__subclasscheck__` raises.
    pub fn issubclass(&self, of: impl Into<Value>) -> Result<bool, Exception> {
        isinstance::issubclass(&self.clone().into(), &of.into())
    }

    /// Python's `isinstance(self, class)`: of which metaclass it is.
    ///
    /// # Errors
    ///
    /// As [`Value::isinstance`].
    pub fn isinstance(&self, class: impl Into<Value>) -> Result<bool, Exception> {
        isinstance::isinstance(&self.clone().into(), &class.into())
    }
}

impl Value {
    /// Calls it, `f(…)`.
    ///
    /// # Errors
    ///
    /// TypeError if it cannot be called, and what it raises.
    pub fn call(&self, args: Args<'_>) -> Result<Value, Exception> {
        call::call(self, args)
    }

    /// `o.name(…)`.
    ///
    /// # Errors
    ///
    /// AttributeError if there is no such attribute, else as [`call`](Value::call).
    pub fn call_method(&self, name: impl Into<Name>, args: Args<'_>) -> Result<Value, Exception> {
        call::invoke(self, name.into(), args)
    }

    /// `o.name`.
    ///
    /// # Errors
    ///
    /// AttributeError if there is no such attribute, and what descriptors and hooks raise.
    pub fn getattr(&self, name: impl Into<Name>) -> Result<Value, Exception> {
        attributes::get(self, name.into())
    }

    /// `getattr(o, name, default)`: the default where there is an AttributeError.
    ///
    /// # Errors
    ///
    /// Any other exception.
    pub fn getattr_or(&self, name: impl Into<Name>, default: impl Into<Value>) -> Result<Value, Exception> {
        Ok(attributes::find(self, name.into())?.unwrap_or_else(|| default.into()))
    }

    /// `hasattr(o, name)`: whether reading it raises no AttributeError.
    ///
    /// # Errors
    ///
    /// Any other exception.
    pub fn hasattr(&self, name: impl Into<Name>) -> Result<bool, Exception> {
        match attributes::get(self, name.into()) {
            Ok(_) => Ok(true),
            Err(error) if error.is::<AttributeError>() => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// `o.name = value`.
    ///
    /// # Errors
    ///
    /// AttributeError or TypeError if it cannot be set, and what descriptors and hooks raise.
    pub fn setattr(&self, name: impl Into<Name>, value: impl Into<Value>) -> Result<(), Exception> {
        attributes::set(self, name.into(), value.into())
    }

    /// `del o.name`.
    ///
    /// # Errors
    ///
    /// AttributeError or TypeError if it cannot be deleted, and what descriptors and hooks raise.
    pub fn delattr(&self, name: impl Into<Name>) -> Result<(), Exception> {
        attributes::delete(self, name.into())
    }

    /// Python's `isinstance(o, class)`; a tuple is any of its classes.
    ///
    /// # Errors
    ///
    /// TypeError if the second is no class, and what `__instancecheck__` raises.
    pub fn isinstance(&self, class: impl Into<Value>) -> Result<bool, Exception> {
        isinstance::isinstance(self, &class.into())
    }

    /// The result of `a == b`, `a < b` and the like, which need be no bool.
    ///
    /// # Errors
    ///
    /// TypeError if there is no such order, and what the special methods raise.
    pub fn rich_compare(&self, comparison: Compare, other: &Value) -> Result<Value, Exception> {
        operators::compare(self, comparison, other)
    }

    /// `a + b` and the like.
    ///
    /// # Errors
    ///
    /// TypeError if neither side can, OverflowError for a number that is too large, and what the special methods raise.
    ///
    /// ```
    /// use dunder::{dynamic::Binary, prelude::*};
    ///
    /// assert_eq!(Value::from(7).binary(Binary::FloorDiv, &(-2).into())?, -4);
    /// let error = Value::from(1).binary(Binary::Add, &"x".into()).unwrap_err();
    /// assert_eq!(error.to_string(), "TypeError: unsupported operand type(s) for +: 'int' and 'str'");
    /// # Ok::<(), Exception>(())
    /// ```
    pub fn binary(&self, operator: Binary, other: &Value) -> Result<Value, Exception> {
        operators::binary(operator, self, other)
    }

    /// `a += b` and the like: what `a` is after it.
    ///
    /// # Errors
    ///
    /// As [`binary`](Value::binary).
    pub fn in_place(&self, operator: Binary, other: &Value) -> Result<Value, Exception> {
        operators::in_place(operator, self, other)
    }

    /// `-a`.
    ///
    /// # Errors
    ///
    /// TypeError if it cannot, and what `__neg__` raises.
    pub fn negative(&self) -> Result<Value, Exception> {
        operators::negative(self)
    }

    /// Python's `iter(o)`, as an object; [`iter`](Value::iter) is for Rust's `for`.
    ///
    /// # Errors
    ///
    /// TypeError for what is not iterable, and what `__iter__` raises.
    pub fn iterator(&self) -> Result<Value, Exception> {
        protocols::iter(self)
    }

    /// Python's `next(o)`; at the end it is a StopIteration.
    ///
    /// # Errors
    ///
    /// TypeError for what is no iterator, and what `__next__` raises.
    pub fn next_item(&self) -> Result<Value, Exception> {
        protocols::next(self)
    }

    /// Python's `list(o)`, as a `Vec`: everything that iterating gives.
    ///
    /// # Errors
    ///
    /// TypeError for what is not iterable, and what the iterator raises.
    pub fn to_items(&self) -> Result<Vec<Value>, Exception> {
        protocols::collect(self)
    }

    /// The exception that it is, to be raised: an exception object, or an instance of a class of exceptions.
    ///
    /// # Errors
    ///
    /// TypeError if it is neither.
    pub fn to_exception(&self) -> Result<Exception, Exception> {
        match self.as_class() {
            Some(class) => carried::exception(&class.call(Args::default())?),
            None => carried::exception(self),
        }
    }
}

/// Python's `callable(o)`.
#[must_use]
pub fn callable(value: &Value) -> bool {
    call::is_callable(value)
}

/// Python's `a is b`.
#[must_use]
pub fn is(a: &Value, b: &Value) -> bool {
    a.is(b)
}

/// Python's `id(o)`: two objects that are there at the same time have different ones.
#[must_use]
pub fn id(value: &Value) -> usize {
    protocols::address(value)
}

/// The `repr` of a key or other value that a message shows.
#[doc(hidden)]
pub fn shown(value: &Value) -> Result<String, Exception> {
    protocols::repr(value)
}

impl From<Dict> for Namespace {
    fn from(dict: Dict) -> Self {
        Self(dict)
    }
}

/// What [`ns!`](crate::ns) makes: names and values, in their order.
#[derive(Debug, Default)]
pub struct Namespace(Dict);

impl Namespace {
    /// One more name.
    #[doc(hidden)]
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name, value);
        self
    }
}

impl From<Namespace> for Value {
    fn from(namespace: Namespace) -> Self {
        namespace.0.into()
    }
}

impl From<Object> for Value {
    #[inline]
    fn from(object: Object) -> Self {
        Value::of_object(object)
    }
}

impl From<Class> for Value {
    #[inline]
    fn from(class: Class) -> Self {
        Value::of_class(class)
    }
}

impl From<Function> for Value {
    #[inline]
    fn from(function: Function) -> Self {
        Value::of_function(function)
    }
}

impl TryFrom<Value> for Class {
    type Error = Exception;

    fn try_from(value: Value) -> Result<Self, Exception> {
        match value.as_class() {
            Some(class) => Ok(class.clone()),
            None => {
                Err(super::realm::type_error(format_args!("'{}' object is no class", type_of(&value).name())))
            }
        }
    }
}

impl TryFrom<Value> for Object {
    type Error = Exception;

    fn try_from(value: Value) -> Result<Self, Exception> {
        match value.as_object() {
            Some(object) => Ok(object.clone()),
            None => Err(super::realm::type_error(format_args!(
                "'{}' object is no instance",
                type_of(&value).name()
            ))),
        }
    }
}
