//! Python's descriptors that the runtime has itself: `property`, `classmethod`, `staticmethod`, bound methods, members.

use alloc::string::String;

use super::{
    args::Args,
    class::{Class, WeakClass},
    function::Function,
    name::Name,
    object::Object,
    protected::Protected,
    realm::{self, Builtin},
};
use crate::{
    exception::{Exception, Raised},
    value::{Object as Native, Value},
};

/// Python's `property(fget, fset, fdel)`. [`Value::from`] makes an attribute of it.
#[derive(Clone, Debug, Default)]
pub struct DynamicProperty {
    /// Reads it; `None` if it cannot be read.
    pub get: Value,
    /// Sets it; `None` if it cannot be set.
    pub set: Value,
    /// Deletes it; `None` if it cannot be deleted.
    pub delete: Value,
}

pub(super) struct Property {
    pub(super) parts: DynamicProperty,
    pub(super) doc: Value,
    /// The name that the class has given it.
    pub(super) name: Protected<Option<Value>>,
}

impl From<DynamicProperty> for Value {
    fn from(parts: DynamicProperty) -> Self {
        Value::object(Property { parts, doc: Value::None, name: Protected::default() })
    }
}

/// Python's `classmethod(f)`.
#[derive(Debug)]
pub struct ClassMethod(pub(super) Value);

/// Python's `staticmethod(f)`.
#[derive(Debug)]
pub struct StaticMethod(pub(super) Value);

/// Python's `classmethod(f)`.
#[must_use]
pub fn classmethod(function: impl Into<Value>) -> Value {
    Value::object(ClassMethod(function.into()))
}

/// Python's `staticmethod(f)`.
#[must_use]
pub fn staticmethod(function: impl Into<Value>) -> Value {
    Value::object(StaticMethod(function.into()))
}

/// Python's `property(fget, fset, fdel)`; [`Value::None`] for what it cannot do.
#[must_use]
pub fn property(get: impl Into<Value>, set: impl Into<Value>, delete: impl Into<Value>) -> Value {
    DynamicProperty { get: get.into(), set: set.into(), delete: delete.into() }.into()
}

impl ClassMethod {
    /// Python's `m.__func__`.
    #[must_use]
    pub fn function(&self) -> &Value {
        &self.0
    }
}

impl StaticMethod {
    /// Python's `m.__func__`.
    #[must_use]
    pub fn function(&self) -> &Value {
        &self.0
    }
}

/// A bound method: a function, and the object that it was found through.
#[derive(Debug)]
pub struct Method {
    pub(super) function: Value,
    pub(super) this: Value,
}

impl Method {
    pub(super) fn value(function: Value, this: Value) -> Value {
        Value::object(Self { function, this })
    }

    /// Python's `m.__func__`.
    #[must_use]
    pub fn function(&self) -> &Value {
        &self.function
    }

    /// Python's `m.__self__`.
    #[must_use]
    pub fn this(&self) -> &Value {
        &self.this
    }

    pub(super) fn call(&self, args: Args<'_>) -> Result<Value, Exception> {
        args.prepended(&self.this, |args| super::call::call(&self.function, args))
    }
}

/// An attribute that the runtime computes.
pub(super) struct GetSet {
    pub(super) name: Name,
    pub(super) get: fn(&Value) -> Result<Value, Exception>,
    pub(super) set: Option<super::builtins::Setter>,
}

/// What `__slots__` makes of a name.
pub(super) struct Member {
    pub(super) name: Name,
    pub(super) at: usize,
    pub(super) owner: WeakClass,
}

impl Member {
    /// Whether instances of that object's class have it.
    pub(super) fn fits(&self, object: &Object) -> bool {
        self.owner.upgrade().is_some_and(|owner| object.class().is_subtype(&owner))
    }
}

/// Python's `NotImplemented`.
#[derive(Clone, Copy, Debug)]
pub struct NotImplemented;

impl From<NotImplemented> for Value {
    fn from(_: NotImplemented) -> Self {
        realm::not_implemented()
    }
}

/// `iter` of a list: goes through it as it is at each step.
pub(super) struct ListIterator {
    pub(super) items: Protected<crate::value::Iter>,
}

/// `iter` of an object that has `__getitem__` and no `__iter__`: asks for one number after the other.
pub(super) struct SequenceIterator {
    /// `None` after the end.
    pub(super) sequence: Protected<Option<Value>>,
    pub(super) next: core::cell::Cell<i64>,
}

/// An exception that was caught and is a value.
pub(super) struct Caught(pub(super) Exception);

/// What each is called, and which class it has.
macro_rules! natives {
    ($($type:ty, $class:expr, |$this:ident| $repr:expr;)*) => { $(
        impl Native for $type {
            fn class_name(&self) -> &str {
                realm::class($class).name()
            }

            fn repr(&self) -> Result<String, Exception> {
                let $this = self;
                Ok($repr)
            }

            fn dynamic_class(&self) -> Option<Class> {
                Some(realm::class($class))
            }
        }
    )* };
}

natives! {
    Property, Builtin::Property, |_this| "<property object>".into();
    ClassMethod, Builtin::ClassMethod, |this| format!("<classmethod({})>", this.0.try_repr()?);
    StaticMethod, Builtin::StaticMethod, |this| format!("<staticmethod({})>", this.0.try_repr()?);
    GetSet, Builtin::GetSet, |this| format!("<attribute '{}'>", this.name);
    Member, Builtin::Member, |this| format!("<member '{}'>", this.name);
    NotImplemented, Builtin::NotImplemented, |_this| "NotImplemented".into();
    ListIterator, Builtin::ListIterator, |_this| "<list_iterator object>".into();
    SequenceIterator, Builtin::SequenceIterator, |_this| "<iterator object>".into();
}

impl Native for Method {
    fn class_name(&self) -> &str {
        "method"
    }

    fn repr(&self) -> Result<String, Exception> {
        let name = match self.function.as_function() {
            Some(function) => function.qualname(),
            None => "?".into(),
        };
        Ok(format!("<bound method {name} of {}>", self.this.try_repr()?))
    }

    /// Each access makes a new one; two are equal when they are the same function of the same object.
    fn eq(&self, other: &Value) -> Result<Option<bool>, Exception> {
        let other = other.downcast_ref::<Method>();
        Ok(other.map(|other| self.this.is(&other.this) && self.function.is(&other.function)))
    }

    fn hash(&self) -> Result<Option<i64>, Exception> {
        let function = self.function.hash()?;
        Ok(Some(super::protocols::identity_hash(&self.this) ^ function))
    }

    fn dynamic_class(&self) -> Option<Class> {
        Some(realm::class(Builtin::Method))
    }
}

impl Native for Caught {
    fn class_name(&self) -> &str {
        self.0.class_name()
    }

    fn repr(&self) -> Result<String, Exception> {
        Ok(crate::repr(&self.0))
    }

    fn str(&self) -> Result<String, Exception> {
        Ok(self.0.message())
    }

    fn eq(&self, other: &Value) -> Result<Option<bool>, Exception> {
        Ok(other.downcast_ref::<Caught>().map(|other| self.0.is_same(&other.0)))
    }

    fn dynamic_class(&self) -> Option<Class> {
        Some(realm::exception_class(self.0.class()))
    }
}

impl From<Exception> for Value {
    /// The exception as an object, what `except … as e` binds.
    fn from(exception: Exception) -> Self {
        match super::carried::instance(&exception) {
            Some(instance) => instance,
            None => Value::object(Caught(exception)),
        }
    }
}

impl<K> From<Raised<K>> for Value {
    /// The exception as an object.
    fn from(raised: Raised<K>) -> Self {
        Exception::from(raised).into()
    }
}

/// The function in a descriptor that wraps one.
pub(super) fn wrapped(value: &Value) -> Option<&Value> {
    if let Some(method) = value.downcast_ref::<ClassMethod>() {
        return Some(&method.0);
    }
    value.downcast_ref::<StaticMethod>().map(|method| &method.0)
}

/// Marks a function as abstract, Python's `abc.abstractmethod`. Around it may stand `property`, `classmethod` and `staticmethod`.
///
/// # Errors
///
/// AttributeError for what can have no attributes.
pub fn abstractmethod(function: impl Into<Value>) -> Result<Value, Exception> {
    let function = function.into();
    super::attributes::set(&function, super::name::ABSTRACT, Value::from(true))?;
    Ok(function)
}

pub(super) fn is_slot_of(value: &Option<Value>) -> bool {
    value.as_ref().and_then(Value::as_function).is_some_and(Function::is_slot)
}
