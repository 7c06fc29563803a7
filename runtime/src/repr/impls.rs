//! `repr` of the standard library's types.

use alloc::{
    borrow::{Cow, ToOwned},
    boxed::Box,
    collections::{BTreeMap, BTreeSet, VecDeque},
    rc::Rc,
    string::String,
    sync::Arc,
    vec::Vec,
};
use core::fmt;
#[cfg(feature = "std")]
use std::collections::{HashMap, HashSet};

use super::{Repr, text, write_items};

macro_rules! ints {
    ($($int:ty)*) => { $(
        impl Repr for $int {
            #[inline]
            fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
                write!(out, "{self}")
            }
        }
    )* };
}
ints!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

macro_rules! floats {
    ($($float:ty)*) => { $(
        impl Repr for $float {
            #[inline]
            fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
                text::write_float(self, self.is_finite(), out)
            }
        }
    )* };
}
floats!(f32 f64);

impl Repr for bool {
    #[inline]
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        out.write_str(if *self { "True" } else { "False" })
    }
}

impl Repr for str {
    #[inline]
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        text::write_str(self, out)
    }
}

impl Repr for String {
    #[inline]
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        text::write_str(self, out)
    }
}

/// A string of one character, as in Python.
impl Repr for char {
    #[inline]
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        text::write_str(self.encode_utf8(&mut [0; 4]), out)
    }
}

/// `None`, or the value itself.
impl<T: Repr> Repr for Option<T> {
    #[inline]
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Some(value) => value.repr_to(out),
            None => out.write_str("None"),
        }
    }
}

macro_rules! pointers {
    ($($pointer:ty),*) => { $(
        impl<T: Repr + ?Sized> Repr for $pointer {
            #[inline]
            fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
                (**self).repr_to(out)
            }
        }
    )* };
}
pointers!(&T, &mut T, Box<T>, Rc<T>, Arc<T>);

impl<T: Repr + ToOwned + ?Sized> Repr for Cow<'_, T> {
    #[inline]
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        (**self).repr_to(out)
    }
}

impl<T: Repr> Repr for [T] {
    #[inline]
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        write_items(out, "[", self, "]")
    }
}

impl<T: Repr, const N: usize> Repr for [T; N] {
    #[inline]
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        self.as_slice().repr_to(out)
    }
}

impl<T: Repr> Repr for Vec<T> {
    #[inline]
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        self.as_slice().repr_to(out)
    }
}

impl<T: Repr> Repr for VecDeque<T> {
    #[inline]
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        write_items(out, "[", self, "]")
    }
}

/// In the set's own order; the empty one is `set()`.
#[inline]
fn write_set<'a, T: Repr + 'a>(
    items: impl ExactSizeIterator<Item = &'a T>,
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    if items.len() == 0 { out.write_str("set()") } else { write_items(out, "{", items, "}") }
}

#[cfg(feature = "std")]
impl<T: Repr, S> Repr for HashSet<T, S> {
    #[inline]
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        write_set(self.iter(), out)
    }
}

impl<T: Repr> Repr for BTreeSet<T> {
    #[inline]
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        write_set(self.iter(), out)
    }
}

#[inline]
fn write_map<'a, K: Repr + 'a, V: Repr + 'a>(
    items: impl Iterator<Item = (&'a K, &'a V)>,
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    out.write_str("{")?;
    for (i, (key, value)) in items.enumerate() {
        out.write_str(if i > 0 { ", " } else { "" })?;
        key.repr_to(out)?;
        out.write_str(": ")?;
        value.repr_to(out)?;
    }
    out.write_str("}")
}

#[cfg(feature = "std")]
impl<K: Repr, V: Repr, S> Repr for HashMap<K, V, S> {
    #[inline]
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        write_map(self.iter(), out)
    }
}

impl<K: Repr, V: Repr> Repr for BTreeMap<K, V> {
    #[inline]
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        write_map(self.iter(), out)
    }
}

#[cfg(feature = "indexmap")]
impl<K: Repr, V: Repr, S> Repr for indexmap::IndexMap<K, V, S> {
    #[inline]
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        write_map(self.iter(), out)
    }
}

#[cfg(feature = "indexmap")]
impl<T: Repr, S> Repr for indexmap::IndexSet<T, S> {
    #[inline]
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        write_set(self.iter(), out)
    }
}

impl Repr for () {
    #[inline]
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        out.write_str("()")
    }
}

/// `(a,)`, `(a, b)`.
#[inline]
pub(crate) fn write_tuple(out: &mut dyn fmt::Write, items: &[&dyn Repr]) -> fmt::Result {
    write_items(out, "(", items.iter(), if items.len() == 1 { ",)" } else { ")" })
}

macro_rules! tuples {
    ($(($($item:ident)+))*) => { $(
        impl<$($item: Repr),+> Repr for ($($item,)+) {
            #[allow(non_snake_case, reason = "one name for the type and the item")]
            #[inline]
            fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
                let ($($item,)+) = self;
                write_tuple(out, &[$($item),+])
            }
        }
    )* };
}
tuples! {
    (A) (A B) (A B C) (A B C D) (A B C D E) (A B C D E F)
    (A B C D E F G) (A B C D E F G H) (A B C D E F G H I)
    (A B C D E F G H I J) (A B C D E F G H I J K) (A B C D E F G H I J K L)
}
