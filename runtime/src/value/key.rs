//! What a dict or a set can be asked for without making a [`Value`] of it first.

use alloc::{borrow::Cow, boxed::Box, string::String};

use super::{Tuple, Value, compare, hash};
use crate::exception::Exception;

/// Something to look up in a [`Dict`](super::Dict) or [`Set`](super::Set): a [`Value`], a reference to one, or a plain Rust
/// value. A string or a number allocates nothing.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be looked up in a `Dict`",
    note = "strings, ints, floats, bools, tuples of these and `&Value` can; of anything else make a `Value`"
)]
pub trait Lookup: sealed::Lookup {}

/// A [`Lookup`] that is always hashable, known to the compiler: what [`Dict::insert`](super::Dict::insert) takes
/// without a `Result`. A [`Value`] is none, because it may be a list; [`Dict::set_item`](super::Dict::set_item) takes it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` may not be hashable",
    note = "keys that always are: strings, ints, floats, bools and tuples of these",
    note = "for a `Value` there is `set_item`, which gives Python's `TypeError: unhashable type`"
)]
pub trait Key: Lookup + Into<Value> {}

pub(super) mod sealed {
    pub trait Lookup {
        fn probe(&self) -> super::Probe<'_>;
    }
}

/// A key to look for.
#[allow(missing_debug_implementations, reason = "nobody outside can name it")]
pub enum Probe<'a> {
    Str(&'a str),
    Value(&'a Value),
    Owned(Value),
}

impl Probe<'_> {
    /// The hash that the equal value has.
    pub(super) fn hash(&self) -> Result<i64, Exception> {
        match self {
            Probe::Str(text) => Ok(hash::bytes(text.as_bytes())),
            Probe::Value(value) => value.hash(),
            Probe::Owned(value) => value.hash(),
        }
    }

    /// Whether `key`, which has that hash, is the one.
    pub(super) fn is(&self, key: &Value) -> Result<bool, Exception> {
        match self {
            Probe::Str(text) if !key.is_object() => Ok(key == *text),
            Probe::Str(text) => compare::same(key, &Value::str(text)),
            Probe::Value(value) => compare::same(key, value),
            Probe::Owned(value) => compare::same(key, value),
        }
    }

    pub(super) fn to_value(&self) -> Value {
        match self {
            Probe::Str(text) => Value::str(text),
            Probe::Value(value) => (*value).clone(),
            Probe::Owned(value) => value.clone(),
        }
    }
}

macro_rules! lookups {
    ($($type:ty: |$this:ident| $probe:expr;)*) => { $(
        impl Lookup for $type {}

        impl sealed::Lookup for $type {
            #[inline]
            fn probe(&self) -> Probe<'_> {
                let $this = self;
                $probe
            }
        }
    )* };
}

macro_rules! scalars {
    ($($type:ty)*) => {
        lookups! { $($type: |this| Probe::Owned(Value::from(*this));)* }
        $( impl Key for $type {} )*
    };
}
scalars!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f64 bool char);

lookups! {
    str: |this| Probe::Str(this);
    String: |this| Probe::Str(this);
    Box<str>: |this| Probe::Str(this);
    Cow<'_, str>: |this| Probe::Str(this);
    Value: |this| Probe::Value(this);
    Tuple: |this| Probe::Owned(this.clone().into());
}

impl Key for &str {}
impl Key for String {}
impl Key for Box<str> {}
impl Key for Cow<'_, str> {}

/// A reference to a key enters as a clone of it.
#[diagnostic::do_not_recommend]
impl<K: Key + Clone> Key for &K where Value: From<K> {}

impl<K: Lookup + ?Sized> Lookup for &K {}

impl<K: Lookup + ?Sized> sealed::Lookup for &K {
    #[inline]
    fn probe(&self) -> Probe<'_> {
        (**self).probe()
    }
}

/// A tuple of keys is a key.
macro_rules! tuples {
    ($(($($item:ident $at:tt)+))*) => { $(
        impl<$($item: Key),+> Key for ($($item,)+) {}
        impl<$($item: Lookup),+> Lookup for ($($item,)+) {}

        impl<$($item: Lookup),+> sealed::Lookup for ($($item,)+) {
            #[inline]
            fn probe(&self) -> Probe<'_> {
                Probe::Owned(Tuple::from(vec![$(self.$at.probe().to_value()),+]).into())
            }
        }
    )* };
}
tuples! { (A 0) (A 0 B 1) (A 0 B 1 C 2) (A 0 B 1 C 2 D 3) }
