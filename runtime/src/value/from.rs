//! Rust types into values.

use alloc::{
    borrow::Cow,
    boxed::Box,
    collections::{BTreeMap, BTreeSet, VecDeque},
    rc::Rc,
    string::String,
    sync::Arc,
    vec::Vec,
};
#[cfg(feature = "std")]
use std::collections::{HashMap, HashSet};

use super::{Data, Dict, Int, Key, List, Set, Shared, Tuple, Value};

/// A type that can be seen as a Python value.
///
/// Everything that is `Clone` and converts with `From` has it. For a type of one's own:
///
/// ```
/// use dunder::prelude::*;
///
/// #[derive(Clone)]
/// struct Meters(f64);
/// impl From<Meters> for Value {
///     fn from(meters: Meters) -> Self {
///         meters.0.into()
///     }
/// }
/// assert_eq!(Meters(1.5).to_value(), 1.5);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot become a Python value",
    label = "there is no `impl From<{Self}> for dunder::Value`",
    note = "write `impl From<{Self}> for dunder::Value` (and derive `Clone`); for the way back `impl TryFrom<dunder::Value> for {Self}`"
)]
pub trait ToValue {
    /// The value. A `Vec` or map becomes a new list or dict; a `Value` stays what it is, and shares what it shares.
    fn to_value(&self) -> Value;
}

// What is to be said of a type that has neither is above.
#[diagnostic::do_not_recommend]
impl<T: Clone> ToValue for T
where
    Value: From<T>,
{
    #[inline]
    fn to_value(&self) -> Value {
        self.clone().into()
    }
}

impl ToValue for str {
    #[inline]
    fn to_value(&self) -> Value {
        Value::str(self)
    }
}

impl<T: Clone> ToValue for [T]
where
    Value: From<T>,
{
    #[inline]
    fn to_value(&self) -> Value {
        self.into()
    }
}

/// The conversions without parameters.
macro_rules! from {
    ($($type:ty: |$value:ident| $data:expr;)*) => { $(
        impl From<$type> for Value {
            #[inline]
            fn from($value: $type) -> Self {
                Value($data)
            }
        }
    )* };
}

macro_rules! ints {
    ($($int:ty)*) => { from! { $($int: |value| Value::from(Int::from(value)).0;)* } };
}
ints!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

from! {
    Int: |value| match value.to_i64() {
        Some(value) => Data::Int(value),
        None => Data::Big(Rc::new(value)),
    };
    bool: |value| Data::Bool(value);
    f32: |value| Data::Float(value.into());
    f64: |value| Data::Float(value);
    &str: |text| Data::Str(text.into());
    String: |text| Data::Str(text.into());
    Box<str>: |text| Data::Str(text.into());
    Rc<str>: |text| Data::Str(text);
    Arc<str>: |text| Data::Str((*text).into());
    Cow<'_, str>: |text| Data::Str((*text).into());
    char: |text| Data::Str((*text.encode_utf8(&mut [0; 4])).into());
    Tuple: |tuple| Data::Tuple(tuple);
    List: |list| Data::List(list);
    Dict: |dict| Data::Dict(Shared::new(dict));
    Shared<Dict>: |dict| Data::Dict(dict);
    Set: |set| Data::Set(Shared::new(set));
    Shared<Set>: |set| Data::Set(set);
    (): |_unit| Data::Tuple(Tuple::new());
}

/// A reference converts as a clone of what it refers to.
impl<T: Clone> From<&T> for Value
where
    Value: From<T>,
{
    #[inline]
    fn from(value: &T) -> Self {
        value.clone().into()
    }
}

/// `None`, or the value itself.
impl<T: Into<Value>> From<Option<T>> for Value {
    #[inline]
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::None, Into::into)
    }
}

impl<T: Into<Value>> From<Box<T>> for Value {
    #[inline]
    fn from(value: Box<T>) -> Self {
        (*value).into()
    }
}

impl<T: Clone + Into<Value>> From<Rc<T>> for Value {
    #[inline]
    fn from(value: Rc<T>) -> Self {
        Rc::unwrap_or_clone(value).into()
    }
}

impl<T: Clone + Into<Value>> From<Arc<T>> for Value {
    #[inline]
    fn from(value: Arc<T>) -> Self {
        Arc::unwrap_or_clone(value).into()
    }
}

/// What becomes a list.
macro_rules! lists {
    ($($({$($generics:tt)*})? $type:ty;)*) => { $(
        impl<T: Into<Value> $(, $($generics)*)?> From<$type> for Value {
            #[inline]
            fn from(items: $type) -> Self {
                Value::list(items)
            }
        }
    )* };
}
lists! { Vec<T>; VecDeque<T>; {const N: usize} [T; N]; }

impl<T: Clone> From<&[T]> for Value
where
    Value: From<T>,
{
    #[inline]
    fn from(items: &[T]) -> Self {
        Value::list(items.iter().cloned())
    }
}

#[cfg(feature = "std")]
impl<K: Key, S> From<HashSet<K, S>> for Value {
    #[inline]
    fn from(items: HashSet<K, S>) -> Self {
        Set::from_iter(items).into()
    }
}

impl<K: Key> From<BTreeSet<K>> for Value {
    #[inline]
    fn from(items: BTreeSet<K>) -> Self {
        Set::from_iter(items).into()
    }
}

#[cfg(feature = "std")]
impl<K: Key, V: Into<Value>, S> From<HashMap<K, V, S>> for Value {
    #[inline]
    fn from(entries: HashMap<K, V, S>) -> Self {
        Dict::from_iter(entries).into()
    }
}

impl<K: Key, V: Into<Value>> From<BTreeMap<K, V>> for Value {
    #[inline]
    fn from(entries: BTreeMap<K, V>) -> Self {
        Dict::from_iter(entries).into()
    }
}

#[cfg(feature = "indexmap")]
impl<K: Key, V: Into<Value>, S> From<indexmap::IndexMap<K, V, S>> for Value {
    #[inline]
    fn from(entries: indexmap::IndexMap<K, V, S>) -> Self {
        Dict::from_iter(entries).into()
    }
}

macro_rules! tuples {
    ($(($($item:ident)+))*) => { $(
        impl<$($item: Into<Value>),+> From<($($item,)+)> for Value {
            #[allow(non_snake_case, reason = "one name for the type and the item")]
            #[inline]
            fn from(($($item,)+): ($($item,)+)) -> Self {
                Tuple::from(vec![$($item.into()),+]).into()
            }
        }
    )* };
}
tuples! {
    (A) (A B) (A B C) (A B C D) (A B C D E) (A B C D E F)
    (A B C D E F G) (A B C D E F G H) (A B C D E F G H I)
    (A B C D E F G H I J) (A B C D E F G H I J K) (A B C D E F G H I J K L)
}
