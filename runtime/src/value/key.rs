//! What a dict or a set can be asked for without making a [`Value`] of it first.

use std::borrow::Cow;

use super::{
    Data, Int, Tuple, Value, compare,
    hash::{self, Lanes},
};
use crate::exception::Exception;

/// Something to look up in a [`Dict`](super::Dict) or [`Set`](super::Set): a [`Value`], or a plain Rust value that is
/// compared in place, so that `d.get("age")` allocates nothing.
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
    use super::{Exception, Value};

    pub trait Lookup {
        /// The hash that the equal value has.
        fn key_hash(&self) -> Result<i64, Exception>;

        /// Whether `key`, which has that hash, is the one.
        fn is_key(&self, key: &Value) -> Result<bool, Exception>;
    }
}

/// Every [`Lookup`] but the one through a reference.
macro_rules! lookups {
    ($($type:ty: |$this:ident| $hash:expr, |$key:ident| $is:expr;)*) => { $(
        impl Lookup for $type {}

        impl sealed::Lookup for $type {
            fn key_hash(&self) -> Result<i64, Exception> {
                let $this = self;
                $hash
            }

            fn is_key(&self, $key: &Value) -> Result<bool, Exception> {
                let $this = self;
                $is
            }
        }
    )* };
}

macro_rules! ints {
    ($($int:ty)*) => {
        lookups! { $($int: |this| Ok(hash::int(Int::from(*this))), |key| Ok(key == this);)* }
        $( impl Key for $int {} )*
    };
}
ints!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

lookups! {
    str: |this| Ok(hash::bytes(this.as_bytes())), |key| Ok(key == this);
    String: |this| Ok(hash::bytes(this.as_bytes())), |key| Ok(key == this);
    Cow<'_, str>: |this| Ok(hash::bytes(this.as_bytes())), |key| Ok(*key == **this);
    char: |this| Ok(hash::bytes(this.encode_utf8(&mut [0; 4]).as_bytes())),
        |key| Ok(*key == *this.encode_utf8(&mut [0; 4]));
    bool: |this| Ok(i64::from(*this)), |key| Ok(key == this);
    f64: |this| Ok(hash::float(*this)), |key| compare::same(key, &Value::from(*this));
    Value: |this| this.hash(), |key| compare::same(key, this);
    Tuple: |this| Value::from(this.clone()).hash(), |key| compare::same(key, &Value::from(this.clone()));
}

impl Key for &str {}
impl Key for &String {}
impl Key for String {}
impl Key for Cow<'_, str> {}
impl Key for char {}
impl Key for bool {}
impl Key for f64 {}

impl<K: Lookup + ?Sized> Lookup for &K {}

impl<K: Lookup + ?Sized> sealed::Lookup for &K {
    fn key_hash(&self) -> Result<i64, Exception> {
        (**self).key_hash()
    }

    fn is_key(&self, key: &Value) -> Result<bool, Exception> {
        (**self).is_key(key)
    }
}

macro_rules! tuples {
    ($(($($item:ident $at:tt)+))*) => { $(
        impl<$($item: Key),+> Key for ($($item,)+) where Value: From<Self> {}
        impl<$($item: Lookup),+> Lookup for ($($item,)+) {}

        impl<$($item: Lookup),+> sealed::Lookup for ($($item,)+) {
            fn key_hash(&self) -> Result<i64, Exception> {
                let mut lanes = Lanes::new();
                $( lanes.add(self.$at.key_hash()?); )+
                Ok(lanes.finish())
            }

            fn is_key(&self, key: &Value) -> Result<bool, Exception> {
                let items;
                let items = match &key.0 {
                    Data::Tuple(items) => items,
                    _ => match key.as_tuple() {
                        Some(tuple) => { items = tuple; &items }
                        None => return Ok(false),
                    },
                };
                Ok(items.len() == [$($at),+].len() $( && self.$at.is_key(&items[$at])? )+)
            }
        }
    )* };
}
tuples! { (A 0) (A 0 B 1) (A 0 B 1 C 2) (A 0 B 1 C 2 D 3) }
