//! What an exception remembers of its arguments.

use alloc::{
    borrow::Cow,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;

use crate::{
    repr::{Repr, repr},
    value::{Int, Value, View},
};

/// One argument of an exception.
///
/// An [`Exception`](crate::Exception) travels between threads and a [`Value`] does not, so scalars, strings and
/// bytes are kept as they are, and of anything else its class name and its `repr`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Arg {
    /// `None`.
    None,
    /// A `bool`.
    Bool(bool),
    /// An `int`.
    Int(Int),
    /// A `float`.
    Float(f64),
    /// A `str`.
    Str(String),
    /// A `bytes`.
    Bytes(Vec<u8>),
    /// Something else.
    Other {
        /// Its class.
        class: String,
        /// Its `repr`.
        repr: String,
    },
}

impl Arg {
    /// Python's `str(arg)`.
    pub(super) fn text(&self) -> String {
        match self {
            Arg::Str(text) => text.clone(),
            other => repr(other),
        }
    }
}

impl Arg {
    pub(super) fn to_value(&self) -> Value {
        match self {
            Arg::None => Value::None,
            Arg::Bool(value) => Value::from(*value),
            Arg::Int(value) => Value::from(*value),
            Arg::Float(value) => Value::from(*value),
            Arg::Str(text) => Value::str(text),
            Arg::Bytes(bytes) => Value::bytes(bytes),
            Arg::Other { class, repr } => {
                Value::object(super::remains::Remains { class: class.clone(), repr: repr.clone() })
            }
        }
    }
}

impl Repr for Arg {
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Arg::None => out.write_str("None"),
            Arg::Bool(value) => value.repr_to(out),
            Arg::Int(value) => value.repr_to(out),
            Arg::Float(value) => value.repr_to(out),
            Arg::Str(text) => text.repr_to(out),
            Arg::Bytes(bytes) => crate::repr::write_bytes(bytes, out),
            Arg::Other { repr, .. } => out.write_str(repr),
        }
    }
}

impl From<&Value> for Arg {
    #[inline]
    fn from(value: &Value) -> Self {
        match value.view() {
            View::None => Arg::None,
            View::Bool(value) => Arg::Bool(value),
            View::Int(value) => Arg::Int(value),
            View::Float(value) => Arg::Float(value),
            View::Str(text) => Arg::Str(text.into()),
            View::Bytes(bytes) => Arg::Bytes(bytes.into()),
            _ => Arg::Other { class: value.class_name().into(), repr: repr(value) },
        }
    }
}

impl From<Value> for Arg {
    #[inline]
    fn from(value: Value) -> Self {
        Arg::from(&value)
    }
}

impl From<Arg> for Value {
    #[inline]
    fn from(arg: Arg) -> Self {
        arg.to_value()
    }
}

impl From<&str> for Arg {
    #[inline]
    fn from(text: &str) -> Self {
        Arg::Str(text.into())
    }
}

impl From<String> for Arg {
    #[inline]
    fn from(text: String) -> Self {
        Arg::Str(text)
    }
}

impl From<&String> for Arg {
    #[inline]
    fn from(text: &String) -> Self {
        Arg::Str(text.clone())
    }
}

impl From<Cow<'_, str>> for Arg {
    #[inline]
    fn from(text: Cow<'_, str>) -> Self {
        Arg::Str(text.into())
    }
}

impl From<fmt::Arguments<'_>> for Arg {
    #[inline]
    fn from(text: fmt::Arguments<'_>) -> Self {
        Arg::Str(text.to_string())
    }
}

impl From<bool> for Arg {
    #[inline]
    fn from(value: bool) -> Self {
        Arg::Bool(value)
    }
}

impl From<f64> for Arg {
    #[inline]
    fn from(value: f64) -> Self {
        Arg::Float(value)
    }
}

macro_rules! ints {
    ($($int:ty)*) => { $(
        impl From<$int> for Arg {
            #[inline]
            fn from(value: $int) -> Self {
                Arg::Int(Int::from(value))
            }
        }
    )* };
}
ints!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);
