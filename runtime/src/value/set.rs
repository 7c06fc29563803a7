//! `set`.

use alloc::vec::Vec;
use core::{cmp::Ordering, fmt};

use super::{Dict, Key, Lookup, Probe, Value, print};
use crate::{exception::Exception, repr::Repr};

/// A Python `set`, in the order of insertion (Python's has none, so none is wrong).
///
/// ```
/// use dunder::value::{Set, Value};
///
/// let a = Set::from_iter([1, 2, 3]);
/// let b = Set::from_iter([3.0, 4.0]);
/// assert!(a.contains(1) && a.contains(true) && !a.contains("1"));
/// assert_eq!(a.intersection(&b).to_string(), "{3}");
/// assert!(Set::from_iter([2]) < a);             // a proper subset
/// assert_eq!(Set::new().to_string(), "set()");
/// ```
#[derive(Clone, Default)]
pub struct Set(Dict); // of each to None

impl Set {
    /// An empty set.
    #[must_use]
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many items it has.
    #[must_use]
    #[inline]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it has no items.
    #[must_use]
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Python's `item in s`. What cannot be hashed is in no set.
    #[must_use]
    #[inline]
    pub fn contains(&self, item: impl Lookup) -> bool {
        self.0.contains_key(item)
    }

    pub(super) fn try_contains(&self, item: &Value) -> Result<bool, Exception> {
        self.0.try_contains(&Probe::Value(item))
    }

    /// Adds an item; whether it was not there before.
    #[inline]
    pub fn insert(&mut self, item: impl Key) -> bool {
        self.0.insert(item, Value::None).is_none()
    }

    /// Python's `s.add(item)`.
    ///
    /// # Errors
    ///
    /// `TypeError` when it cannot be hashed.
    #[inline]
    pub fn add(&mut self, item: impl Into<Value>) -> Result<(), Exception> {
        let item = item.into();
        if !self.try_contains(&item)? {
            self.0.set_item(item, Value::None)?;
        }
        Ok(())
    }

    /// Takes an item out; whether it was there.
    #[inline]
    pub fn remove(&mut self, item: impl Lookup) -> bool {
        self.0.remove(item).is_some()
    }

    /// The items, in the order of insertion.
    #[inline]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Value> + DoubleEndedIterator {
        self.0.keys()
    }

    #[inline]
    pub(super) fn get_index(&self, at: usize) -> Option<&Value> {
        self.0.get_index(at).map(|(item, _)| item)
    }

    /// Python's `a | b`.
    #[must_use]
    #[inline]
    pub fn union(&self, other: &Set) -> Set {
        let mut union = self.clone();
        union.0.update(&other.0);
        union
    }

    /// Python's `a & b`.
    #[must_use]
    #[inline]
    pub fn intersection(&self, other: &Set) -> Set {
        self.filtered(|item| other.contains(item))
    }

    /// Python's `a - b`.
    #[must_use]
    #[inline]
    pub fn difference(&self, other: &Set) -> Set {
        self.filtered(|item| !other.contains(item))
    }

    /// Python's `a ^ b`.
    #[must_use]
    #[inline]
    pub fn symmetric_difference(&self, other: &Set) -> Set {
        self.difference(other).union(&other.difference(self))
    }

    #[inline]
    fn filtered(&self, keep: impl Fn(&Value) -> bool) -> Set {
        let mut kept = Dict::new();
        for item in self.iter().filter(|item| keep(item)) {
            let _ = kept.set_item(item.clone(), Value::None); // it is in a set already
        }
        Set(kept)
    }

    /// A set of any values.
    ///
    /// # Errors
    ///
    /// As [`add`](Set::add). `collect` does it without, for items that the compiler knows to be hashable.
    #[inline]
    pub fn try_from_items<V: Into<Value>>(items: impl IntoIterator<Item = V>) -> Result<Self, Exception> {
        let mut set = Set::new();
        for item in items {
            set.add(item)?;
        }
        Ok(set)
    }

    /// Python's `a == b`.
    ///
    /// # Errors
    ///
    /// As [`Value::try_eq`].
    #[inline]
    pub fn try_eq(&self, other: &Set) -> Result<bool, Exception> {
        Ok(self.len() == other.len() && self.is_within(other)?)
    }

    /// The order by inclusion; `None` when neither holds the other.
    #[inline]
    pub(super) fn try_partial_cmp(&self, other: &Set) -> Result<Option<Ordering>, Exception> {
        let order = self.len().cmp(&other.len());
        let (small, large) = if order.is_le() { (self, other) } else { (other, self) };
        Ok(small.is_within(large)?.then_some(order))
    }

    fn is_within(&self, other: &Set) -> Result<bool, Exception> {
        for item in self.iter() {
            if !other.try_contains(item)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

impl<K: Key> FromIterator<K> for Set {
    #[inline]
    fn from_iter<I: IntoIterator<Item = K>>(items: I) -> Self {
        Set(items.into_iter().map(|item| (item, Value::None)).collect())
    }
}

impl<K: Key, const N: usize> From<[K; N]> for Set {
    #[inline]
    fn from(items: [K; N]) -> Self {
        items.into_iter().collect()
    }
}

impl IntoIterator for Set {
    type Item = Value;
    type IntoIter = alloc::vec::IntoIter<Value>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter().map(|(item, _)| item).collect::<Vec<_>>().into_iter()
    }
}

/// As Python's `==`; `false` where that raises, see [`Value`].
impl PartialEq for Set {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.try_eq(other).unwrap_or(false)
    }
}

/// By inclusion: `<` is a proper subset.
impl PartialOrd for Set {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.try_partial_cmp(other).unwrap_or(None)
    }
}

impl fmt::Debug for Set {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.repr_to(f)
    }
}

impl fmt::Display for Set {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.repr_to(f)
    }
}

impl Repr for Set {
    #[inline]
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        print::lossy(out, |printer| printer.set(self))
    }
}
