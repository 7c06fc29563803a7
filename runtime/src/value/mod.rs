//! Python's objects: [`Value`] and the containers that it holds.

mod compare;
mod depth;
mod dict;
mod from;
mod hash;
mod int;
mod into;
mod key;
mod object;
mod ops;
mod print;
mod set;
mod shared;
mod slice;
mod table;
pub(crate) mod trash;
mod tuple;

use alloc::rc::Rc;

#[cfg(feature = "std")]
pub(crate) use self::depth::LIMIT;
pub use self::{
    compare::Comparison,
    dict::Dict,
    from::ToValue,
    int::Int,
    key::{Key, Lookup},
    object::{ContextMethods, Object},
    ops::Iter,
    set::Set,
    shared::{List, Shared},
    slice::Slice,
    tuple::Tuple,
};
use self::{key::Probe, object::ObjectRef};
#[cfg(feature = "std")]
use crate::dynamic;

/// A Python object: `None`, a bool, int, float, str, bytes, tuple, list, dict, set, or an [`Object`] of the
/// program's own.
///
/// Made with `From` (`Value::from(27)`, `"fank".into()`) or one of the constructors, taken apart with
/// [`view`](Value::view) or `TryFrom` (`i64::try_from(&value)?`), both with CPython's errors.
///
/// A list, dict or set in a value is shared: a clone of the value is the same list, and sees what is done to it.
/// Cloning is cheap (a count goes up at most). A value stays in its thread.
///
/// ```
/// use dunder::prelude::*;
///
/// let age = Value::from(27);
/// assert!(age == 27 && age == 27.0 && age != "27");
/// assert_eq!(i64::try_from(age)?, 27);
/// assert_eq!(Value::from(vec![1.into(), Value::None, "x".into()]).to_string(), "[1, None, 'x']");
/// let e = u8::try_from(Value::from("x")).unwrap_err();
/// assert_eq!(e.to_string(), "TypeError: 'str' object cannot be interpreted as an integer");
/// # Ok::<(), Exception>(())
/// ```
///
/// # Comparing
///
/// `==` is Python's: `1 == 1.0 == True`, numbers compare exactly, a list is never a tuple. Inside containers an
/// object is equal to itself whatever its `==` says, so `[nan] == [nan]` (a NaN here is the same object as a NaN with the same bits)
/// though `nan != nan`. `==`, `<` and the rest cannot raise in Rust: where Python's would (values nested too deeply, an
/// object's own error, types without an order) they are `false`. [`try_eq`](Value::try_eq),
/// [`try_compare`](Value::try_compare) and [`try_cmp`](Value::try_cmp) give the exception.
#[derive(Clone, Default)]
pub struct Value(Data);

/// What a value is. Private, so that it can become something denser.
#[derive(Clone, Default)]
enum Data {
    #[default]
    None,
    Bool(bool),
    Int(i64),
    /// Outside of `i64`.
    Big(Rc<Int>),
    Float(f64),
    Str(Rc<str>),
    Bytes(Rc<[u8]>),
    Tuple(Tuple),
    List(List),
    Dict(Shared<Dict>),
    Set(Shared<Set>),
    Object(ObjectRef),
    #[cfg(feature = "std")]
    Instance(dynamic::Object),
    #[cfg(feature = "std")]
    Class(dynamic::Class),
    #[cfg(feature = "std")]
    Function(dynamic::Function),
}

/// A value to match on: see [`Value::view`].
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum View<'a> {
    /// `None`.
    None,
    /// A `bool`.
    Bool(bool),
    /// An `int`.
    Int(Int),
    /// A `float`.
    Float(f64),
    /// A `str`.
    Str(&'a str),
    /// A `bytes`.
    Bytes(&'a [u8]),
    /// A `tuple`.
    Tuple(&'a Tuple),
    /// A `list`.
    List(&'a List),
    /// A `dict`.
    Dict(&'a Shared<Dict>),
    /// A `set`.
    Set(&'a Shared<Set>),
    /// Something else.
    Object(&'a dyn Object),
}

impl Value {
    /// Python's `None`.
    #[allow(non_upper_case_globals, reason = "it is written as Python writes it")]
    pub const None: Value = Value(Data::None);

    /// A `str`.
    #[must_use]
    #[inline]
    pub fn str(text: &str) -> Self {
        Value(Data::Str(text.into()))
    }

    /// A `bytes`. A `Vec<u8>` converts into a list of ints instead.
    #[must_use]
    #[inline]
    pub fn bytes(bytes: impl AsRef<[u8]>) -> Self {
        Value(Data::Bytes(bytes.as_ref().into()))
    }

    /// A `tuple` of the items.
    #[must_use]
    #[inline]
    pub fn tuple<V: Into<Value>>(items: impl IntoIterator<Item = V>) -> Self {
        Value(Data::Tuple(items.into_iter().collect()))
    }

    /// A new `list` of the items.
    #[must_use]
    #[inline]
    pub fn list<V: Into<Value>>(items: impl IntoIterator<Item = V>) -> Self {
        Value(Data::List(items.into_iter().collect()))
    }

    /// A value that is `object`.
    #[must_use]
    #[inline]
    pub fn object(object: impl Object) -> Self {
        Value(Data::Object(ObjectRef::new(Rc::new(object))))
    }

    /// A value that is the object behind `object`; the two share it.
    #[must_use]
    #[inline]
    pub fn shared_object(object: Rc<dyn Object>) -> Self {
        Value(Data::Object(ObjectRef::new(object)))
    }

    /// What it is, to match on.
    ///
    /// ```
    /// use dunder::{prelude::*, value::View};
    ///
    /// fn describe(value: &Value) -> String {
    ///     match value.view() {
    ///         View::None => "nothing".into(),
    ///         View::Int(n) => format!("the number {n}"),
    ///         View::Str(s) => format!("the text {s}"),
    ///         View::Tuple(t) => format!("{} things", t.len()),
    ///         _ => format!("some {}", value.class_name()),
    ///     }
    /// }
    /// assert_eq!(describe(&7.into()), "the number 7");
    /// assert_eq!(describe(&Value::tuple(["a", "b"])), "2 things");
    /// assert_eq!(describe(&0.5.into()), "some float");
    /// ```
    #[must_use]
    #[inline]
    pub fn view(&self) -> View<'_> {
        match &self.0 {
            Data::None => View::None,
            Data::Bool(value) => View::Bool(*value),
            Data::Int(value) => View::Int(Int::from(*value)),
            Data::Big(value) => View::Int(**value),
            Data::Float(value) => View::Float(*value),
            Data::Str(text) => View::Str(text),
            Data::Bytes(bytes) => View::Bytes(bytes),
            Data::Tuple(tuple) => View::Tuple(tuple),
            Data::List(list) => View::List(list),
            Data::Dict(dict) => View::Dict(dict),
            Data::Set(set) => View::Set(set),
            _ => View::Object(self.as_native().expect("all others are objects")),
        }
    }

    /// The name of its class, Python's `type(x).__name__`.
    #[must_use]
    #[inline]
    pub fn class_name(&self) -> &str {
        match &self.0 {
            Data::None => "NoneType",
            Data::Bool(_) => "bool",
            Data::Int(_) | Data::Big(_) => "int",
            Data::Float(_) => "float",
            Data::Str(_) => "str",
            Data::Bytes(_) => "bytes",
            Data::Tuple(_) => "tuple",
            Data::List(_) => "list",
            Data::Dict(_) => "dict",
            Data::Set(_) => "set",
            _ => self.as_native().map_or("object", Object::class_name),
        }
    }

    /// Whether it is `None`.
    #[must_use]
    #[inline]
    pub fn is_none(&self) -> bool {
        matches!(self.0, Data::None)
    }

    /// The text, if it is a `str`.
    #[must_use]
    #[inline]
    pub fn as_str(&self) -> Option<&str> {
        match &self.0 {
            Data::Str(text) => Some(text),
            _ => None,
        }
    }

    /// The bytes, if it is a `bytes`.
    #[must_use]
    #[inline]
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match &self.0 {
            Data::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The tuple, if it is one. An object that is a tuple by [`Object::items`] gives those.
    #[must_use]
    #[inline]
    pub fn as_tuple(&self) -> Option<Tuple> {
        match &self.0 {
            Data::Tuple(tuple) => Some(tuple.clone()),
            _ => self.as_native()?.items(),
        }
    }

    /// The list, if it is one: the same list, not a copy.
    #[must_use]
    #[inline]
    pub fn as_list(&self) -> Option<&List> {
        match &self.0 {
            Data::List(list) => Some(list),
            _ => None,
        }
    }

    /// The dict, if it is one: the same dict, not a copy.
    #[must_use]
    #[inline]
    pub fn as_dict(&self) -> Option<&Shared<Dict>> {
        match &self.0 {
            Data::Dict(dict) => Some(dict),
            _ => None,
        }
    }

    /// The set, if it is one: the same set, not a copy.
    #[must_use]
    #[inline]
    pub fn as_set(&self) -> Option<&Shared<Set>> {
        match &self.0 {
            Data::Set(set) => Some(set),
            _ => None,
        }
    }

    /// The object, if it is a `T`.
    #[must_use]
    #[inline]
    pub fn downcast_ref<T: Object>(&self) -> Option<&T> {
        (self.as_native()? as &dyn core::any::Any).downcast_ref()
    }

    /// Python's `is`. Values without an identity of their own, such as numbers, are identical when they are of one
    /// type and have the same bits.
    #[must_use]
    pub fn is(&self, other: &Value) -> bool {
        match (&self.0, &other.0) {
            (Data::None, Data::None) => true,
            (Data::Bool(a), Data::Bool(b)) => a == b,
            (Data::Int(a), Data::Int(b)) => a == b,
            (Data::Big(a), Data::Big(b)) => a == b,
            (Data::Float(a), Data::Float(b)) => a.to_bits() == b.to_bits(),
            (Data::Str(a), Data::Str(b)) => Rc::ptr_eq(a, b),
            (Data::Bytes(a), Data::Bytes(b)) => Rc::ptr_eq(a, b),
            (Data::Tuple(a), Data::Tuple(b)) => a.is(b),
            (Data::List(a), Data::List(b)) => a.is(b),
            (Data::Dict(a), Data::Dict(b)) => a.is(b),
            (Data::Set(a), Data::Set(b)) => a.is(b),
            (Data::Object(a), Data::Object(b)) => a.address() == b.address(),
            #[cfg(feature = "std")]
            (Data::Instance(a), Data::Instance(b)) => a.is(b),
            #[cfg(feature = "std")]
            (Data::Class(a), Data::Class(b)) => a.is(b),
            #[cfg(feature = "std")]
            (Data::Function(a), Data::Function(b)) => a.is(b),
            _ => false,
        }
    }

    /// What stands for it in Rust, if it is none of CPython's own types.
    #[inline]
    fn as_native(&self) -> Option<&dyn Object> {
        match &self.0 {
            Data::Object(object) => Some(object.get()),
            #[cfg(feature = "std")]
            Data::Instance(object) => Some(object),
            #[cfg(feature = "std")]
            Data::Class(class) => Some(class),
            #[cfg(feature = "std")]
            Data::Function(function) => Some(function),
            _ => None,
        }
    }

    #[inline]
    fn is_object(&self) -> bool {
        self.as_native().is_some()
    }

    /// Whether dropping it may drop other values in turn.
    #[inline]
    fn is_container(&self) -> bool {
        matches!(self.0, Data::Tuple(_) | Data::List(_) | Data::Dict(_) | Data::Set(_)) || self.is_object()
    }
}

/// What [`dynamic`] adds.
#[cfg(feature = "std")]
impl Value {
    /// The class, if it is one.
    #[must_use]
    #[inline]
    pub fn as_class(&self) -> Option<&dynamic::Class> {
        match &self.0 {
            Data::Class(class) => Some(class),
            _ => None,
        }
    }

    /// The instance, if it is one of a class that was made while the program runs.
    #[must_use]
    #[inline]
    pub fn as_object(&self) -> Option<&dynamic::Object> {
        match &self.0 {
            Data::Instance(object) => Some(object),
            _ => None,
        }
    }

    /// The function, if it is one.
    #[must_use]
    #[inline]
    pub fn as_function(&self) -> Option<&dynamic::Function> {
        match &self.0 {
            Data::Function(function) => Some(function),
            _ => None,
        }
    }

    pub(crate) fn of_class(class: dynamic::Class) -> Self {
        Value(Data::Class(class))
    }

    pub(crate) fn of_object(object: dynamic::Object) -> Self {
        Value(Data::Instance(object))
    }

    pub(crate) fn of_function(function: dynamic::Function) -> Self {
        Value(Data::Function(function))
    }

    /// Where it is, or its bits if it is nowhere.
    pub(crate) fn address(&self) -> usize {
        match &self.0 {
            Data::None => 0,
            Data::Bool(value) => usize::from(*value) + 1,
            Data::Int(value) => *value as usize,
            Data::Big(value) => Rc::as_ptr(value).addr(),
            Data::Float(value) => value.to_bits() as usize,
            Data::Str(text) => Rc::as_ptr(text).addr(),
            Data::Bytes(bytes) => Rc::as_ptr(bytes).addr(),
            Data::Tuple(tuple) => tuple.address(),
            Data::List(list) => list.address(),
            Data::Dict(dict) => dict.address(),
            Data::Set(set) => set.address(),
            Data::Function(function) => function.address(),
            Data::Object(object) => object.address(),
            Data::Instance(_) | Data::Class(_) => dynamic::id(self),
        }
    }

    /// Whether special methods say what is done with it.
    #[inline]
    pub(crate) fn has_class(&self) -> bool {
        matches!(self.0, Data::Instance(_) | Data::Class(_))
    }

    /// Whether it is an object of a Rust type.
    #[inline]
    pub(crate) fn is_native(&self) -> bool {
        matches!(self.0, Data::Object(_))
    }
}
