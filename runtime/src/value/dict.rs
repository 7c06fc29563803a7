//! `dict`.

use alloc::vec;
use core::{fmt, ops::Index, slice};

use super::{
    Key, Lookup, Value, compare,
    depth::Level,
    key::Probe,
    print,
    table::{Entry, Table},
};
use crate::{
    exception::{Exception, KeyError},
    repr::Repr,
};

/// A Python `dict`: a mapping that keeps the order of insertion.
///
/// A `Dict` of one's own is an ordinary Rust value: a clone is a copy, it is borrowed and changed as any map. Inside
/// a [`Value`] it is [`Shared`](super::Shared), as Python's are.
///
/// Keys are found by Python's `==` and `hash`: `1`, `1.0` and `True` are one key. Looking up takes plain values
/// ([`Lookup`]) and allocates nothing; entering takes them too ([`Key`]), and any [`Value`] through
/// [`set_item`](Dict::set_item), which can say `unhashable type`.
///
/// ```
/// use dunder::prelude::*;
///
/// let mut d = Dict::from([("name", Value::from("fank")), ("age", 27.into())]);
/// assert_eq!(d.to_string(), "{'name': 'fank', 'age': 27}");
/// assert!(d["age"] == 27 && d.get("size").is_none());
/// assert_eq!(d.item("size").unwrap_err().to_string(), "KeyError: 'size'");
///
/// d.insert("age", 28);                       // keeps its place
/// d.insert((1, 2), "a tuple as the key");
/// assert_eq!(d.remove("name"), Some("fank".into()));
/// assert_eq!(d.keys().map(repr).collect::<Vec<_>>(), ["'age'", "(1, 2)"]);
///
/// let e = d.set_item(Value::list([1]), 2).unwrap_err();
/// assert_eq!(e.to_string(), "TypeError: unhashable type: 'list'");
/// ```
#[derive(Clone, Default)]
pub struct Dict(Table);

/// Small ints are their own hash; the table wants every bit to count.
#[inline]
fn spread(hash: i64) -> u64 {
    (hash as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(32)
}

impl Dict {
    /// An empty dict.
    #[must_use]
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// An empty dict with room for so many entries.
    #[must_use]
    #[inline]
    pub fn with_capacity(entries: usize) -> Self {
        Self(Table::with_capacity(entries))
    }

    /// How many entries it has.
    #[must_use]
    #[inline]
    pub fn len(&self) -> usize {
        self.0.entries().len()
    }

    /// Whether it has no entries.
    #[must_use]
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.0.entries().is_empty()
    }

    /// The value of a key, Python's `d.get(key)`. What cannot be hashed is no key of any dict.
    #[must_use]
    #[inline]
    pub fn get(&self, key: impl Lookup) -> Option<&Value> {
        self.find(key.probe())
    }

    /// The value of a key, to change.
    #[must_use]
    #[inline]
    pub fn get_mut(&mut self, key: impl Lookup) -> Option<&mut Value> {
        self.find_mut(key.probe())
    }

    /// Python's `d[key]`.
    ///
    /// # Errors
    ///
    /// `KeyError` without that key, `TypeError` for what cannot be hashed.
    #[inline]
    pub fn item(&self, key: impl Lookup) -> Result<&Value, Exception> {
        self.find_item(key.probe())
    }

    /// Python's `key in d`.
    #[must_use]
    #[inline]
    pub fn contains_key(&self, key: impl Lookup) -> bool {
        self.get(key).is_some()
    }

    /// Enters a value; gives the one that was there. A key that was there keeps its place, and itself.
    #[inline]
    pub fn insert(&mut self, key: impl Key, value: impl Into<Value>) -> Option<Value> {
        // A `Key` can be hashed: only an object that is compared with it could raise, and is another key then.
        self.enter(key.into(), value.into()).unwrap_or_default()
    }

    /// Python's `d[key] = value`.
    ///
    /// # Errors
    ///
    /// `TypeError` when the key cannot be hashed, and whatever an object raises when it is compared.
    #[inline]
    pub fn set_item(&mut self, key: impl Into<Value>, value: impl Into<Value>) -> Result<(), Exception> {
        self.enter(key.into(), value.into()).map(drop)
    }

    /// Takes an entry out and keeps the others in order: O(n). `None` without that key.
    #[inline]
    pub fn remove(&mut self, key: impl Lookup) -> Option<Value> {
        self.take(&key.probe()).ok()?
    }

    /// Python's `d.pop(key)`.
    ///
    /// # Errors
    ///
    /// As [`item`](Dict::item).
    #[inline]
    pub fn pop(&mut self, key: impl Lookup) -> Result<Value, Exception> {
        let key = key.probe();
        self.take(&key)?.ok_or_else(|| no_such_key(&key))
    }

    /// Python's `d.popitem()`: the last entry.
    ///
    /// # Errors
    ///
    /// `KeyError` when it is empty.
    #[inline]
    pub fn popitem(&mut self) -> Result<(Value, Value), Exception> {
        let Some(last) = self.len().checked_sub(1) else {
            return Err(KeyError::new("popitem(): dictionary is empty").into());
        };
        let entry = self.0.remove(last);
        Ok((entry.key, entry.value))
    }

    /// Python's `d.update(other)`.
    #[inline]
    pub fn update(&mut self, other: &Dict) {
        for (key, value) in other {
            // It is in a dict already, so it has a hash.
            let _ = self.set_item(key.clone(), value.clone());
        }
    }

    /// Removes everything.
    #[inline]
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The entries in order: Python's name for [`iter`](Dict::iter).
    #[must_use]
    #[inline]
    pub fn items(&self) -> Iter<'_> {
        self.iter()
    }

    /// The entries in order.
    #[must_use]
    #[inline]
    pub fn iter(&self) -> Iter<'_> {
        Iter(self.0.entries().iter())
    }

    /// The keys in order.
    #[inline]
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &Value> + DoubleEndedIterator {
        self.0.entries().iter().map(|entry| &entry.key)
    }

    /// The values in order.
    #[inline]
    pub fn values(&self) -> impl ExactSizeIterator<Item = &Value> + DoubleEndedIterator {
        self.0.entries().iter().map(|entry| &entry.value)
    }

    /// The values in order, to change.
    #[inline]
    pub fn values_mut(&mut self) -> impl ExactSizeIterator<Item = &mut Value> + DoubleEndedIterator {
        self.0.entries_mut().iter_mut().map(|entry| &mut entry.value)
    }

    /// The entry at a position.
    #[must_use]
    #[inline]
    pub fn get_index(&self, at: usize) -> Option<(&Value, &Value)> {
        self.0.entries().get(at).map(pair)
    }

    /// A dict of any pairs.
    ///
    /// # Errors
    ///
    /// As [`set_item`](Dict::set_item). `collect` does it without, for keys that the compiler knows to be hashable.
    #[inline]
    pub fn try_from_pairs<K: Into<Value>, V: Into<Value>>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Result<Self, Exception> {
        let mut dict = Dict::new();
        for (key, value) in pairs {
            dict.set_item(key, value)?;
        }
        Ok(dict)
    }

    /// Python's `a == b`: the same keys with equal values, in whatever order.
    ///
    /// # Errors
    ///
    /// As [`Value::try_eq`].
    pub fn try_eq(&self, other: &Dict) -> Result<bool, Exception> {
        if self.len() != other.len() {
            return Ok(false);
        }
        let _level = Level::enter(" in comparison")?;
        for (key, value) in self {
            match other.position(&Probe::Value(key))? {
                Some(at) if compare::same(value, &other.0.entries()[at].value)? => {}
                _ => return Ok(false),
            }
        }
        Ok(true)
    }

    #[inline]
    fn find(&self, key: Probe<'_>) -> Option<&Value> {
        self.position(&key).ok()?.map(|at| &self.0.entries()[at].value)
    }

    #[inline]
    fn find_mut(&mut self, key: Probe<'_>) -> Option<&mut Value> {
        self.position(&key).ok()?.map(|at| &mut self.0.entries_mut()[at].value)
    }

    #[inline]
    fn find_item(&self, key: Probe<'_>) -> Result<&Value, Exception> {
        match self.position(&key)? {
            Some(at) => Ok(&self.0.entries()[at].value),
            None => Err(no_such_key(&key)),
        }
    }

    #[inline]
    pub(super) fn try_contains(&self, key: &Probe<'_>) -> Result<bool, Exception> {
        Ok(self.position(key)?.is_some())
    }

    #[inline]
    fn take(&mut self, key: &Probe<'_>) -> Result<Option<Value>, Exception> {
        Ok(self.position(key)?.map(|at| self.0.remove(at).value))
    }

    fn position(&self, key: &Probe<'_>) -> Result<Option<usize>, Exception> {
        self.0.position(spread(key.hash()?), &mut |stored| key.is(stored))
    }

    pub(super) fn enter(&mut self, key: Value, value: Value) -> Result<Option<Value>, Exception> {
        let hash = spread(key.hash()?);
        let probe = Probe::Value(&key);
        if let Some(at) = self.0.position(hash, &mut |stored| probe.is(stored))? {
            return Ok(Some(core::mem::replace(&mut self.0.entries_mut()[at].value, value)));
        }
        self.0.push(hash, key, value);
        Ok(None)
    }
}

fn pair(entry: &Entry) -> (&Value, &Value) {
    (&entry.key, &entry.value)
}

#[cold]
fn no_such_key(key: &Probe<'_>) -> Exception {
    KeyError::new(key.to_value()).into()
}

/// `d["age"]`.
///
/// # Panics
///
/// With Python's KeyError when there is no such key; [`Dict::item`] gives it as a `Result`.
impl<K: Lookup> Index<K> for Dict {
    type Output = Value;

    #[inline]
    fn index(&self, key: K) -> &Value {
        self.item(key).unwrap_or_else(|error| panic!("{error}"))
    }
}

/// The entries of a [`Dict`] in order.
#[derive(Clone)]
pub struct Iter<'a>(slice::Iter<'a, Entry>);

impl<'a> Iterator for Iter<'a> {
    type Item = (&'a Value, &'a Value);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(pair)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl DoubleEndedIterator for Iter<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back().map(pair)
    }
}

impl ExactSizeIterator for Iter<'_> {}

impl fmt::Debug for Iter<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<'a> IntoIterator for &'a Dict {
    type Item = (&'a Value, &'a Value);
    type IntoIter = Iter<'a>;

    #[inline]
    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

/// The entries of a [`Dict`] in order, owned.
pub struct IntoIter(vec::IntoIter<Entry>);

impl Iterator for IntoIter {
    type Item = (Value, Value);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|entry| (entry.key, entry.value))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for IntoIter {}

impl fmt::Debug for IntoIter {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.as_slice().iter().map(pair)).finish()
    }
}

impl IntoIterator for Dict {
    type Item = (Value, Value);
    type IntoIter = IntoIter;

    #[inline]
    fn into_iter(self) -> IntoIter {
        IntoIter(self.0.into_entries().into_iter())
    }
}

impl<K: Key, V: Into<Value>> Extend<(K, V)> for Dict {
    #[inline]
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<K: Key, V: Into<Value>> FromIterator<(K, V)> for Dict {
    #[inline]
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let entries = entries.into_iter();
        let mut dict = Dict::with_capacity(entries.size_hint().0);
        dict.extend(entries);
        dict
    }
}

impl<K: Key, V: Into<Value>, const N: usize> From<[(K, V); N]> for Dict {
    #[inline]
    fn from(entries: [(K, V); N]) -> Self {
        entries.into_iter().collect()
    }
}

/// As Python's `==`; `false` where that raises, see [`Value`].
impl PartialEq for Dict {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.try_eq(other).unwrap_or(false)
    }
}

impl PartialEq<Value> for Dict {
    #[inline]
    fn eq(&self, other: &Value) -> bool {
        other.as_dict().is_some_and(|other| *self == *other.borrow())
    }
}

impl PartialEq<Dict> for Value {
    #[inline]
    fn eq(&self, other: &Dict) -> bool {
        other == self
    }
}

impl fmt::Debug for Dict {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.repr_to(f)
    }
}

impl fmt::Display for Dict {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.repr_to(f)
    }
}

impl Repr for Dict {
    #[inline]
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        print::lossy(out, |printer| printer.dict(self))
    }
}
