//! The macros that need no tokens of their own: `ns!`, `getattr!`, `setattr!`, `call_method!`.

use std::sync::OnceLock;

use super::{args::Args, attributes, call, class::Class, name::Name, object::Object};
use crate::{
    attributes::{Attributes, private::Entry},
    exception::Exception,
    value::Value,
};

/// What `getattr!` and its like take: a [`Value`], a [`Class`] or an [`Object`].
pub trait Named {
    /// The object as a value, for as long as it is used.
    #[doc(hidden)]
    fn with_value<R>(&self, use_it: impl FnOnce(&Value) -> R) -> R;

    #[doc(hidden)]
    fn __getattr(&self, name: impl Into<Name>) -> Result<Value, Exception> {
        self.with_value(|value| attributes::get(value, name.into()))
    }

    #[doc(hidden)]
    fn __setattr(&self, name: impl Into<Name>, value: Value) -> Result<(), Exception> {
        self.with_value(|object| attributes::set(object, name.into(), value))
    }

    #[doc(hidden)]
    fn __call_method(&self, name: impl Into<Name>, args: Args<'_>) -> Result<Value, Exception> {
        self.with_value(|object| call::invoke(object, name.into(), args))
    }
}

impl Named for Value {
    fn with_value<R>(&self, use_it: impl FnOnce(&Value) -> R) -> R {
        use_it(self)
    }
}

impl Named for Class {
    fn with_value<R>(&self, use_it: impl FnOnce(&Value) -> R) -> R {
        use_it(&self.clone().into())
    }
}

impl Named for Object {
    fn with_value<R>(&self, use_it: impl FnOnce(&Value) -> R) -> R {
        use_it(&self.clone().into())
    }
}

/// [`getattr`](crate::getattr()) and the others of the prelude, for a name that is only known at run time.
macro_rules! attributes_of {
    ($($type:ty, $name:literal;)*) => { $(
        impl Attributes for $type {
            const CLASS_NAME: &'static str = $name;
            const __FIELDS: (&'static [&'static str], &'static [u8]) = (&[], &[]);
            const __PROPERTIES_TABLE: &'static [Entry] = &[];

            fn __get(&self, _index: usize) -> Result<Value, Exception> {
                Ok(Value::None)
            }

            fn __set(&mut self, _index: usize, _value: &mut Value) -> Result<(), Exception> {
                Ok(())
            }

            fn __del(&mut self, _index: usize) -> Result<(), Exception> {
                Ok(())
            }

            fn __get_named(&self, name: &str) -> Result<Value, Exception> {
                self.__getattr(name)
            }

            fn __set_named(&mut self, name: &str, value: Value) -> Result<(), Exception> {
                self.__setattr(name, value)
            }

            fn __del_named(&mut self, name: &str) -> Result<(), Exception> {
                self.with_value(|object| attributes::delete(object, Name::new(name)))
            }
        }
    )* };
}
attributes_of! { Value, "object"; Class, "type"; Object, "object"; }

impl<T: Named> Named for &T {
    fn with_value<R>(&self, use_it: impl FnOnce(&Value) -> R) -> R {
        (**self).with_value(use_it)
    }
}

/// A place in the program that names an attribute: the name is looked up once.
#[doc(hidden)]
#[derive(Debug)]
pub struct Site(&'static str, OnceLock<Name>);

impl Site {
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self(text, OnceLock::new())
    }

    #[inline]
    pub fn name(&self) -> Name {
        *self.1.get_or_init(|| Name::new(self.0))
    }
}

#[doc(hidden)]
#[macro_export]
macro_rules! __name {
    ($name:literal) => {{
        static SITE: $crate::dynamic::Site = $crate::dynamic::Site::new($name);
        SITE.name()
    }};
    ($name:expr) => {
        $name
    };
}

/// Python's `getattr(o, "name")`, with a default as third argument if there is to be one.
#[macro_export]
macro_rules! getattr {
    ($object:expr, $name:tt $(,)?) => {
        $crate::dynamic::Named::__getattr(&$object, $crate::__name!($name))
    };
    ($object:expr, $name:tt, $default:expr $(,)?) => {
        match $crate::dynamic::Named::__getattr(&$object, $crate::__name!($name)) {
            ::core::result::Result::Err(error) if error.is::<$crate::exception::AttributeError>() => {
                ::core::result::Result::Ok($crate::Value::from($default))
            }
            found => found,
        }
    };
    ($object:expr, $name:expr $(,)?) => {
        $crate::dynamic::Named::__getattr(&$object, $name)
    };
    ($object:expr, $name:expr, $default:expr $(,)?) => {{
        let name = $name;
        $crate::getattr!($object, name, $default)
    }};
}

/// Python's `setattr(o, "name", value)`.
#[macro_export]
macro_rules! setattr {
    ($object:expr, $name:tt, $value:expr $(,)?) => {
        $crate::dynamic::Named::__setattr(&$object, $crate::__name!($name), $crate::Value::from($value))
    };
    ($object:expr, $name:expr, $value:expr $(,)?) => {
        $crate::dynamic::Named::__setattr(&$object, $name, $crate::Value::from($value))
    };
}

/// Python's `o.name(…)`: arguments as in [`args!`](crate::args).
#[macro_export]
macro_rules! call_method {
    ($object:expr, $name:tt $(, $($args:tt)*)?) => {
        $crate::dynamic::Named::__call_method(&$object, $crate::__name!($name), $crate::args![$($($args)*)?])
    };
    ($object:expr, $name:expr $(, $($args:tt)*)?) => {
        $crate::dynamic::Named::__call_method(&$object, $name, $crate::args![$($($args)*)?])
    };
}

/// A class's namespace: names with values. A closure of two parameters is a method: it gets the object and the other arguments.
///
/// ```
/// use dunder::{dynamic::*, prelude::*};
///
/// let counter = Class::new("Counter", &[], ns! {
///     "count": 0,
///     "add": |this, args| {
///         let sum = i64::try_from(getattr!(this, "count")?)? + i64::try_from(args.get(0).unwrap())?;
///         setattr!(this, "count", sum)?;
///         Ok(sum.into())
///     },
/// })?;
/// let c = counter.call(args![])?;
/// assert_eq!(call_method!(c, "add", 2)?, 2);
/// assert_eq!(call_method!(c, "add", 3)?, 5);
/// # Ok::<(), Exception>(())
/// ```
#[macro_export]
macro_rules! ns {
    ($($tokens:tt)*) => { $crate::__ns!(($crate::dynamic::Namespace::default()) $($tokens)*) };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __ns {
    (($made:expr)) => { $made };
    (($made:expr) $name:literal : |$this:pat_param, $args:pat_param $(,)?| $code:expr $(, $($rest:tt)*)?) => {
        $crate::__ns!(
            ($made.with($name, $crate::dynamic::Function::method($name, |$this, $args| $code))) $($($rest)*)?
        )
    };
    (($made:expr) $name:literal : move |$this:pat_param, $args:pat_param $(,)?| $code:expr $(, $($rest:tt)*)?) => {
        $crate::__ns!(
            ($made.with($name, $crate::dynamic::Function::method($name, move |$this, $args| $code)))
            $($($rest)*)?
        )
    };
    (($made:expr) $name:literal : $value:expr $(, $($rest:tt)*)?) => {
        $crate::__ns!(($made.with($name, $value)) $($($rest)*)?)
    };
}
