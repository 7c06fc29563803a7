//! Values into Rust types, with CPython's errors when they do not fit.

use alloc::{
    boxed::Box,
    collections::{BTreeMap, BTreeSet},
    string::String,
    vec::Vec,
};
#[cfg(feature = "std")]
use std::collections::{HashMap, HashSet};

use super::{Data, Dict, Int, List, Set, Shared, Slice, Tuple, Value, View, ops};
use crate::exception::{Exception, OverflowError, TypeError, ValueError};

/// `must be str, not int`.
#[cold]
fn must_be(what: &str, value: &Value) -> Exception {
    TypeError::new(format_args!("must be {what}, not {}", value.class_name())).into()
}

/// A type that is read from a value by reference, and so from an owned one too.
macro_rules! by_reference {
    ($($type:ty: |$value:ident| $read:expr;)*) => { $(
        impl TryFrom<&Value> for $type {
            type Error = Exception;

            #[inline]
            fn try_from($value: &Value) -> Result<Self, Exception> {
                $read
            }
        }

        impl TryFrom<Value> for $type {
            type Error = Exception;

            #[inline]
            fn try_from(value: Value) -> Result<Self, Exception> {
                <$type>::try_from(&value)
            }
        }
    )* };
}

macro_rules! ints {
    ($($int:ty)*) => { by_reference! { $($int: |value| Int::try_from(value)?.try_into();)* } };
}
ints!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

by_reference! {
    // A bool is an int; a float is none, whatever its value.
    Int: |value| match value.view() {
        View::Int(value) => Ok(value),
        View::Bool(value) => Ok(Int::from(i64::from(value))),
        _ => Err(TypeError::new(format_args!(
            "'{}' object cannot be interpreted as an integer",
            value.class_name()
        ))
        .into()),
    };
    f64: |value| match value.view() {
        View::Float(value) => Ok(value),
        View::Int(value) => Ok(value.to_f64()),
        View::Bool(value) => Ok(value.into()),
        _ => Err(must_be("real number", value)),
    };
    // Rounds; what is out of range is an error, as for `struct.pack('<f', x)`.
    f32: |value| {
        let wide = f64::try_from(value)?;
        let narrow = wide as f32;
        if narrow.is_infinite() && wide.is_finite() {
            return Err(OverflowError::new("float too large to pack with f format").into());
        }
        Ok(narrow)
    };
    bool: |value| match value.view() {
        View::Bool(value) => Ok(value),
        _ => Err(must_be("bool", value)),
    };
    String: |value| value.as_str().map(String::from).ok_or_else(|| must_be("str", value));
    Box<str>: |value| value.as_str().map(Box::from).ok_or_else(|| must_be("str", value));
    char: |value| {
        let text = value.as_str().ok_or_else(|| must_be("str", value))?;
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(only), None) => Ok(only),
            _ => Err(TypeError::new(format_args!(
                "expected a character, but string of length {} found",
                text.chars().count()
            ))
            .into()),
        }
    };
    Tuple: |value| value.as_tuple().ok_or_else(|| must_be("tuple", value));
    List: |value| value.as_list().cloned().ok_or_else(|| must_be("list", value));
    Shared<Dict>: |value| value.as_dict().cloned().ok_or_else(|| must_be("dict", value));
    Shared<Set>: |value| value.as_set().cloned().ok_or_else(|| must_be("set", value));
    Slice: |value| value.downcast_ref::<Slice>().copied().ok_or_else(|| must_be("slice", value));
    (): |value| unpack(value, 0).map(drop);
}

impl<'a> TryFrom<&'a Value> for &'a str {
    type Error = Exception;

    #[inline]
    fn try_from(value: &'a Value) -> Result<Self, Exception> {
        value.as_str().ok_or_else(|| must_be("str", value))
    }
}

/// The dict itself if nobody else shares it, a copy otherwise.
impl TryFrom<Value> for Dict {
    type Error = Exception;

    #[inline]
    fn try_from(value: Value) -> Result<Self, Exception> {
        Shared::<Dict>::try_from(value).map(Shared::into_inner)
    }
}

/// The set itself if nobody else shares it, a copy otherwise.
impl TryFrom<Value> for Set {
    type Error = Exception;

    #[inline]
    fn try_from(value: Value) -> Result<Self, Exception> {
        Shared::<Set>::try_from(value).map(Shared::into_inner)
    }
}

/// `None` for `None`. (`Option<Value>` is the standard library's own conversion, which is always `Some`.)
impl<T: TryFrom<Value, Error = Exception>> TryFrom<Value> for Option<T> {
    type Error = Exception;

    #[inline]
    fn try_from(value: Value) -> Result<Self, Exception> {
        if value.is_none() { Ok(None) } else { T::try_from(value).map(Some) }
    }
}

/// The items of a list, tuple, set or bytes. A str or a dict could be gone through too, but is hardly ever meant.
#[inline]
fn items(value: &Value) -> Result<Vec<Value>, Exception> {
    match &value.0 {
        Data::Str(_) | Data::Dict(_) => Err(must_be("list", value)),
        _ => ops::snapshot(value),
    }
}

/// Exactly so many items, as in `a, b = value`.
#[inline]
fn unpack(value: &Value, count: usize) -> Result<Vec<Value>, Exception> {
    let items = match &value.0 {
        Data::Str(_) | Data::Dict(_) => return Err(must_be("tuple", value)),
        _ => ops::snapshot(value).map_err(|_| {
            TypeError::new(format!("cannot unpack non-iterable {} object", value.class_name()))
        })?,
    };
    if items.len() < count {
        let got = items.len();
        Err(ValueError::new(format_args!("not enough values to unpack (expected {count}, got {got})")).into())
    } else if items.len() > count {
        Err(ValueError::new(format_args!("too many values to unpack (expected {count})")).into())
    } else {
        Ok(items)
    }
}

/// Each of the items as a `T`; stops at the first that does not fit.
#[inline]
fn each<T, C>(items: Vec<Value>) -> Result<C, Exception>
where
    T: TryFrom<Value>,
    Exception: From<T::Error>,
    C: FromIterator<T>,
{
    items.into_iter().map(|item| T::try_from(item).map_err(Exception::from)).collect()
}

impl<T> TryFrom<Value> for Vec<T>
where
    T: TryFrom<Value>,
    Exception: From<T::Error>,
{
    type Error = Exception;

    #[inline]
    fn try_from(value: Value) -> Result<Self, Exception> {
        each(items(&value)?)
    }
}

impl<T, const N: usize> TryFrom<Value> for [T; N]
where
    T: TryFrom<Value>,
    Exception: From<T::Error>,
{
    type Error = Exception;

    #[inline]
    fn try_from(value: Value) -> Result<Self, Exception> {
        let items: Vec<T> = each(unpack(&value, N)?)?;
        items.try_into().map_err(|_| unreachable!("unpack has counted them"))
    }
}

#[cfg(feature = "std")]
impl<T> TryFrom<Value> for HashSet<T>
where
    T: TryFrom<Value> + Eq + core::hash::Hash,
    Exception: From<T::Error>,
{
    type Error = Exception;

    #[inline]
    fn try_from(value: Value) -> Result<Self, Exception> {
        each(items(&value)?)
    }
}

impl<T> TryFrom<Value> for BTreeSet<T>
where
    T: TryFrom<Value> + Ord,
    Exception: From<T::Error>,
{
    type Error = Exception;

    #[inline]
    fn try_from(value: Value) -> Result<Self, Exception> {
        each(items(&value)?)
    }
}

#[inline]
fn entries<K, V, M>(value: &Value) -> Result<M, Exception>
where
    K: TryFrom<Value>,
    V: TryFrom<Value>,
    Exception: From<K::Error> + From<V::Error>,
    M: FromIterator<(K, V)>,
{
    let dict = value.as_dict().ok_or_else(|| must_be("dict", value))?.borrow();
    dict.iter().map(|(key, value)| Ok((K::try_from(key.clone())?, V::try_from(value.clone())?))).collect()
}

#[cfg(feature = "std")]
impl<K, V> TryFrom<Value> for HashMap<K, V>
where
    K: TryFrom<Value> + Eq + core::hash::Hash,
    V: TryFrom<Value>,
    Exception: From<K::Error> + From<V::Error>,
{
    type Error = Exception;

    #[inline]
    fn try_from(value: Value) -> Result<Self, Exception> {
        entries(&value)
    }
}

impl<K, V> TryFrom<Value> for BTreeMap<K, V>
where
    K: TryFrom<Value> + Ord,
    V: TryFrom<Value>,
    Exception: From<K::Error> + From<V::Error>,
{
    type Error = Exception;

    #[inline]
    fn try_from(value: Value) -> Result<Self, Exception> {
        entries(&value)
    }
}

macro_rules! tuples {
    ($(($count:literal $($item:ident)+))*) => { $(
        impl<$($item: TryFrom<Value>),+> TryFrom<Value> for ($($item,)+)
        where
            Exception: $(From<$item::Error> +)+,
        {
            type Error = Exception;

            #[inline]
            fn try_from(value: Value) -> Result<Self, Exception> {
                let mut items = unpack(&value, $count)?.into_iter();
                let mut next = || items.next().unwrap_or_default();
                Ok(($($item::try_from(next())?,)+))
            }
        }
    )* };
}
tuples! {
    (1 A) (2 A B) (3 A B C) (4 A B C D) (5 A B C D E) (6 A B C D E F) (7 A B C D E F G) (8 A B C D E F G H)
    (9 A B C D E F G H I) (10 A B C D E F G H I J) (11 A B C D E F G H I J K) (12 A B C D E F G H I J K L)
}
