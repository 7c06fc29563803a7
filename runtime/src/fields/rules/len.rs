//! Lengths: characters, elements, bytes.

use alloc::{boxed::Box, string::String, vec::Vec};
use core::ops::{Bound, RangeBounds};

use crate::fields::{Descriptor, Violation};

/// What has a length: texts (in characters, as Python counts) and collections.
#[diagnostic::on_unimplemented(
    message = "the rule `len` does not fit the type `{Self}`",
    label = "this rule needs a text or a collection",
    note = "`len` counts the characters of a text and the elements of a collection; for a number write `range(…)`"
)]
pub trait HasLen {
    /// Whether the length is in `min..=max`. A text is only counted where the number of its bytes leaves doubt.
    fn len_in(&self, min: usize, max: usize) -> bool;
}

impl HasLen for str {
    #[inline]
    fn len_in(&self, min: usize, max: usize) -> bool {
        // A character has one to four bytes.
        let (most, least) = (self.len(), self.len().div_ceil(4));
        if most < min || least > max {
            return false;
        }
        if least >= min && most <= max {
            return true;
        }
        let chars = self.chars().count();
        min <= chars && chars <= max
    }
}

macro_rules! texts {
    ($($text:ty),*) => {
        $(impl HasLen for $text {
            #[inline]
            fn len_in(&self, min: usize, max: usize) -> bool {
                str::len_in(self, min, max)
            }
        })*
    };
}
texts!(String, alloc::borrow::Cow<'_, str>);

macro_rules! collections {
    ($([$($generics:tt)*] $collection:ty),* $(,)?) => {
        $(impl<$($generics)*> HasLen for $collection {
            #[inline]
            fn len_in(&self, min: usize, max: usize) -> bool {
                let len = self.len();
                min <= len && len <= max
            }
        })*
    };
}
collections! {
    [T] [T],
    [T, const N: usize] [T; N],
    [T] Vec<T>,
    [T] alloc::collections::VecDeque<T>,
    [T] alloc::collections::BTreeSet<T>,
    [K, V] alloc::collections::BTreeMap<K, V>,
    [] crate::Dict,
    [] crate::Tuple,
}

#[cfg(feature = "std")]
collections! {
    [T, S] std::collections::HashSet<T, S>,
    [K, V, S] std::collections::HashMap<K, V, S>,
}

#[cfg(feature = "indexmap")]
collections! {
    [K, V, S] indexmap::IndexMap<K, V, S>,
    [T, S] indexmap::IndexSet<T, S>,
}

macro_rules! pointers {
    ($($pointer:ty),*) => {
        $(impl<T: HasLen + ?Sized> HasLen for $pointer {
            #[inline]
            fn len_in(&self, min: usize, max: usize) -> bool {
                T::len_in(self, min, max)
            }
        })*
    };
}
pointers!(&T, Box<T>, alloc::rc::Rc<T>, alloc::sync::Arc<T>);

/// `len(1..=64)`: a text of so many characters, a collection of so many elements.
#[derive(Debug, Clone, Copy)]
pub struct Len {
    min: usize,
    max: usize,
}

impl Len {
    /// The lengths in a range.
    #[inline]
    #[must_use]
    pub fn within(range: impl RangeBounds<usize>) -> Self {
        let (min, max) = ends(&range);
        Self { min, max }
    }
}

impl<T: HasLen + ?Sized> Descriptor<T> for Len {
    #[inline]
    fn check(&self, value: &T) -> Result<(), Violation> {
        if value.len_in(self.min, self.max) {
            Ok(())
        } else {
            Err(Violation::length("len", self.min, self.max))
        }
    }
}

/// `non_empty`: a text or a collection with something in it.
#[derive(Debug, Clone, Copy)]
pub struct NonEmpty;

impl<T: HasLen + ?Sized> Descriptor<T> for NonEmpty {
    #[inline]
    fn check(&self, value: &T) -> Result<(), Violation> {
        if value.len_in(1, usize::MAX) { Ok(()) } else { Err(Violation::new("non_empty")) }
    }
}

/// What has a length in bytes.
#[diagnostic::on_unimplemented(
    message = "the rule `bytes_len` does not fit the type `{Self}`",
    label = "this rule needs a text or bytes",
    note = "`bytes_len` counts the bytes of a text or of a `Vec<u8>`; for the elements of a collection write `len(…)`"
)]
pub trait HasBytes {
    /// How many bytes there are.
    fn bytes_len(&self) -> usize;
}

macro_rules! bytes {
    ($([$($generics:tt)*] $bytes:ty),* $(,)?) => {
        $(impl<$($generics)*> HasBytes for $bytes {
            #[inline]
            fn bytes_len(&self) -> usize {
                self.len()
            }
        })*
    };
}
bytes! {
    [] str,
    [] String,
    [] alloc::borrow::Cow<'_, str>,
    [] [u8],
    [const N: usize] [u8; N],
    [] Vec<u8>,
    [] alloc::collections::VecDeque<u8>,
    [] alloc::borrow::Cow<'_, [u8]>,
}

macro_rules! pointers_to_bytes {
    ($($pointer:ty),*) => {
        $(impl<T: HasBytes + ?Sized> HasBytes for $pointer {
            #[inline]
            fn bytes_len(&self) -> usize {
                T::bytes_len(self)
            }
        })*
    };
}
pointers_to_bytes!(&T, Box<T>, alloc::rc::Rc<T>, alloc::sync::Arc<T>);

/// `bytes_len(..=64)`: a text or bytes of so many bytes.
#[derive(Debug, Clone, Copy)]
pub struct BytesLen(Len);

impl BytesLen {
    /// The lengths in a range.
    #[inline]
    #[must_use]
    pub fn within(range: impl RangeBounds<usize>) -> Self {
        Self(Len::within(range))
    }
}

impl<T: HasBytes + ?Sized> Descriptor<T> for BytesLen {
    #[inline]
    fn check(&self, value: &T) -> Result<(), Violation> {
        let len = value.bytes_len();
        let Len { min, max } = self.0;
        if min <= len && len <= max { Ok(()) } else { Err(Violation::length("bytes_len", min, max)) }
    }
}

/// The lowest and the highest length in a range.
#[inline]
fn ends(range: &impl RangeBounds<usize>) -> (usize, usize) {
    let min = match range.start_bound() {
        Bound::Included(&min) => min,
        Bound::Excluded(&below) => below.saturating_add(1),
        Bound::Unbounded => 0,
    };
    let max = match range.end_bound() {
        Bound::Included(&max) => max,
        Bound::Excluded(&above) => above.saturating_sub(1),
        Bound::Unbounded => usize::MAX,
    };
    (min, max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_not_bytes() {
        for (text, chars) in [("", 0), ("abc", 3), ("größe", 5), ("名前", 2), ("👍👍👍", 3)] {
            for min in 0..7 {
                for max in 0..7 {
                    assert_eq!(
                        text.len_in(min, max),
                        min <= chars && chars <= max,
                        "{text} in {min}..={max}"
                    );
                }
            }
        }
    }

    #[test]
    fn open_and_exclusive_ranges() {
        let ok = |len: Len, text: &str| len.check(text).is_ok();
        assert!(ok(Len::within(..), "") && ok(Len::within(1..), "a") && !ok(Len::within(1..), ""));
        assert!(ok(Len::within(..2), "a") && !ok(Len::within(..2), "ab"));
        assert!(
            BytesLen::within(..=4).check("größe").is_err() && BytesLen::within(..=7).check("größe").is_ok()
        );
    }
}
