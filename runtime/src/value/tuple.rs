//! `tuple`.

use alloc::{rc::Rc, vec::Vec};
use core::{fmt, ops::Deref};

use super::{Slice, Value, compare, print, trash};
use crate::{
    exception::{Exception, IndexError, ValueError},
    repr::Repr,
};

/// A Python `tuple`: an immutable sequence of values, shared when cloned. It dereferences to a slice.
///
/// ```
/// use dunder::prelude::*;
///
/// let t = Tuple::from_iter([1, 2]);
/// assert_eq!(t.to_string(), "(1, 2)");
/// assert!(t == [1, 2] && t < Tuple::from_iter([1, 3]) && t.contains(&1.0.into()));
/// assert_eq!(t.item(-1)?, Value::from(2));
/// assert_eq!(t.item(2).unwrap_err().to_string(), "IndexError: tuple index out of range");
/// # Ok::<(), Exception>(())
/// ```
#[derive(Clone)]
pub struct Tuple(Rc<[Value]>);

impl Tuple {
    /// The empty tuple.
    #[must_use]
    #[inline]
    pub fn new() -> Self {
        Self(Rc::new([]))
    }

    /// Python's `t[index]`, counted from the end if negative.
    ///
    /// # Errors
    ///
    /// `IndexError` when there is no such item.
    #[inline]
    pub fn item(&self, index: isize) -> Result<Value, Exception> {
        match position(index, self.len()) {
            Some(at) => Ok(self[at].clone()),
            None => Err(IndexError::new("tuple index out of range").into()),
        }
    }

    /// Python's `t[start:stop:step]`.
    ///
    /// # Errors
    ///
    /// `ValueError` for a step of zero.
    #[inline]
    pub fn slice(&self, slice: &Slice) -> Result<Tuple, Exception> {
        Ok(slice.apply(self)?.into_iter().cloned().collect())
    }

    /// Python's `t.count(value)`.
    #[must_use]
    #[inline]
    pub fn count(&self, value: &Value) -> usize {
        self.iter().filter(|item| compare::same(item, value).unwrap_or(false)).count()
    }

    /// Python's `t.index(value)`: where it is first.
    ///
    /// # Errors
    ///
    /// `ValueError` when it is nowhere.
    #[inline]
    pub fn index(&self, value: &Value) -> Result<usize, Exception> {
        for (at, item) in self.iter().enumerate() {
            if compare::same(item, value)? {
                return Ok(at);
            }
        }
        Err(ValueError::new("tuple.index(x): x not in tuple").into())
    }

    /// Python's `value in t`.
    #[must_use]
    #[inline]
    pub fn contains(&self, value: &Value) -> bool {
        self.index(value).is_ok()
    }

    /// Python's `a is b`.
    #[must_use]
    #[inline]
    pub fn is(&self, other: &Tuple) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    #[inline]
    pub(super) fn address(&self) -> usize {
        Rc::as_ptr(&self.0) as *const () as usize
    }
}

#[cfg(not(feature = "std"))]
impl Tuple {
    /// The items, if nobody else holds them; none otherwise.
    pub(super) fn sole(&mut self) -> &mut [Value] {
        Rc::get_mut(&mut self.0).unwrap_or_default()
    }
}

/// The position of an index that may count from the end.
pub(crate) fn position(index: isize, len: usize) -> Option<usize> {
    let at = if index < 0 { len.checked_sub(index.unsigned_abs())? } else { index.unsigned_abs() };
    (at < len).then_some(at)
}

impl Drop for Tuple {
    #[inline]
    fn drop(&mut self) {
        if let Some(items) = Rc::get_mut(&mut self.0) {
            trash::discard_items(&mut items.iter_mut());
        }
    }
}

impl Default for Tuple {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}

impl Deref for Tuple {
    type Target = [Value];

    #[inline]
    fn deref(&self) -> &[Value] {
        &self.0
    }
}

impl From<Vec<Value>> for Tuple {
    fn from(items: Vec<Value>) -> Self {
        Self(items.into())
    }
}

impl<V: Into<Value>, const N: usize> From<[V; N]> for Tuple {
    #[inline]
    fn from(items: [V; N]) -> Self {
        items.into_iter().collect()
    }
}

impl<V: Into<Value>> FromIterator<V> for Tuple {
    #[inline]
    fn from_iter<I: IntoIterator<Item = V>>(items: I) -> Self {
        items.into_iter().map(Into::into).collect::<Vec<Value>>().into()
    }
}

impl IntoIterator for Tuple {
    type Item = Value;
    type IntoIter = alloc::vec::IntoIter<Value>;

    /// The items are moved out if nobody else shares the tuple.
    #[inline]
    fn into_iter(mut self) -> Self::IntoIter {
        let items: Vec<Value> = match Rc::get_mut(&mut self.0) {
            Some(items) => items.iter_mut().map(core::mem::take).collect(),
            None => self.to_vec(),
        };
        items.into_iter()
    }
}

impl<'a> IntoIterator for &'a Tuple {
    type Item = &'a Value;
    type IntoIter = core::slice::Iter<'a, Value>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// As Python's `==`; `false` where that raises, see [`Value`].
impl PartialEq for Tuple {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.is(other) || compare::slices_equal(self, other).unwrap_or(false)
    }
}

/// As Python's `<`; `None` where that raises, see [`Value`].
impl PartialOrd for Tuple {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Value::from(self.clone()).partial_cmp(&Value::from(other.clone()))
    }
}

impl PartialEq<Value> for Tuple {
    #[inline]
    fn eq(&self, other: &Value) -> bool {
        other.eq(&Value::from(self.clone()))
    }
}

impl<V> PartialEq<[V]> for Tuple
where
    Value: PartialEq<V>,
{
    #[inline]
    fn eq(&self, other: &[V]) -> bool {
        self[..] == *other
    }
}

impl<V> PartialEq<Vec<V>> for Tuple
where
    Value: PartialEq<V>,
{
    #[inline]
    fn eq(&self, other: &Vec<V>) -> bool {
        self[..] == other[..]
    }
}

impl<V, const N: usize> PartialEq<[V; N]> for Tuple
where
    Value: PartialEq<V>,
{
    #[inline]
    fn eq(&self, other: &[V; N]) -> bool {
        self[..] == other[..]
    }
}

impl fmt::Debug for Tuple {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.repr_to(f)
    }
}

impl fmt::Display for Tuple {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.repr_to(f)
    }
}

impl Repr for Tuple {
    #[inline]
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        print::lossy(out, |printer| printer.tuple(self))
    }
}
