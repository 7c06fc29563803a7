//! Things of the program's own inside a [`Value`].

use alloc::{rc::Rc, string::String};
use core::any::Any;

use super::{Comparison, Tuple, Value, trash};
use crate::exception::Exception;

/// A type of the program's own as a Python object. Put it in a [`Value`] with [`Value::object`], have it back
/// with [`Value::downcast_ref`].
///
/// Only the class's name and the `repr` must be said. All else has the default that a Python class without
/// that method has: equal to itself alone, hashed by identity, true, without an order.
///
/// ```
/// use dunder::{prelude::*, value::Object};
///
/// struct Point(i64, i64);
/// impl Object for Point {
///     fn class_name(&self) -> &str {
///         "Point"
///     }
///     fn repr(&self) -> Result<String, Exception> {
///         Ok(format!("Point({}, {})", self.0, self.1))
///     }
///     fn items(&self) -> Option<Tuple> {
///         Some(Tuple::from([self.0, self.1]))
///     }
/// }
/// let p = Value::object(Point(1, 2));
/// assert_eq!(p.to_string(), "Point(1, 2)");
/// assert!(p == Value::tuple([1, 2]) && p < Value::tuple([1, 3]));
/// assert_eq!(p.downcast_ref::<Point>().unwrap().1, 2);
/// ```
pub trait Object: Any {
    /// The class's name, Python's `type(x).__name__`.
    fn class_name(&self) -> &str;

    /// Python's `__repr__`.
    ///
    /// # Errors
    ///
    /// Whatever it raises. `Display` and `Debug` of a value print `<unprintable … object>` then.
    fn repr(&self) -> Result<String, Exception>;

    /// Python's `__str__`: the `repr`, unless said otherwise.
    ///
    /// # Errors
    ///
    /// Whatever it raises.
    #[inline]
    fn str(&self) -> Result<String, Exception> {
        self.repr()
    }

    /// Python's `__eq__`; `None` is `NotImplemented`: the other side is asked, then the [`items`](Object::items), then identity.
    ///
    /// # Errors
    ///
    /// Whatever it raises.
    #[inline]
    fn eq(&self, other: &Value) -> Result<Option<bool>, Exception> {
        let _ = other;
        Ok(None)
    }

    /// Python's `__lt__` and the others of its kind; `None` is `NotImplemented`.
    ///
    /// # Errors
    ///
    /// Whatever it raises.
    #[inline]
    fn compare(&self, comparison: Comparison, other: &Value) -> Result<Option<bool>, Exception> {
        let _ = (comparison, other);
        Ok(None)
    }

    /// Python's `__hash__`; `None` is the default: of the items if it has some, by identity otherwise. Say it when [`eq`](Object::eq) is said.
    ///
    /// # Errors
    ///
    /// `TypeError` (`unhashable type: …`) if it has none, and whatever it raises.
    #[inline]
    fn hash(&self) -> Result<Option<i64>, Exception> {
        Ok(None)
    }

    /// Python's `__bool__`; `None` is the default: whether there are items if it has some, true otherwise.
    ///
    /// # Errors
    ///
    /// Whatever it raises.
    #[inline]
    fn truth(&self) -> Result<Option<bool>, Exception> {
        Ok(None)
    }

    /// The items, if its class is a subclass of `tuple`: comparing, hashing, length and indexing then go by them.
    #[inline]
    fn items(&self) -> Option<Tuple> {
        None
    }

    /// Which of Python's `__enter__` and `__exit__` its class has. With both, a value that holds it is a
    /// [`ContextManager`](crate::context::ContextManager).
    #[inline]
    fn context_methods(&self) -> ContextMethods {
        ContextMethods::default()
    }

    /// Python's `__enter__`, asked for where [`context_methods`](Object::context_methods) has it.
    ///
    /// # Errors
    ///
    /// Whatever it raises.
    #[inline]
    fn enter(&self) -> Result<Value, Exception> {
        Ok(Value::None)
    }

    /// Python's `__exit__`, asked for where [`context_methods`](Object::context_methods) has it: a true result swallows the error.
    ///
    /// # Errors
    ///
    /// Whatever it raises.
    #[inline]
    fn exit(&self, error: Option<&Exception>) -> Result<Value, Exception> {
        let _ = error;
        Ok(Value::None)
    }

    /// Its class, if it is one of the runtime's own.
    #[cfg(feature = "std")]
    #[doc(hidden)]
    #[inline]
    fn dynamic_class(&self) -> Option<crate::dynamic::Class> {
        None
    }
}

/// What an object has of the context manager protocol.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ContextMethods {
    /// Whether there is an `__enter__`.
    pub enter: bool,
    /// Whether there is an `__exit__`.
    pub exit: bool,
}

/// A shared object. Always `Some`, but while it is dropped.
#[derive(Clone)]
pub(super) struct ObjectRef(Option<Rc<dyn Object>>);

impl ObjectRef {
    #[inline]
    pub(super) fn new(object: Rc<dyn Object>) -> Self {
        Self(Some(object))
    }

    #[inline]
    pub(super) fn get(&self) -> &dyn Object {
        self.0.as_deref().expect("an object is only taken out to be dropped")
    }

    #[inline]
    pub(super) fn address(&self) -> usize {
        self.get() as *const dyn Object as *const () as usize
    }
}

/// An object may hold values, those other objects, and so on.
impl Drop for ObjectRef {
    #[inline]
    fn drop(&mut self) {
        if let Some(object) = self.0.take()
            && Rc::strong_count(&object) == 1
        {
            trash::discard_object(object);
        }
    }
}
