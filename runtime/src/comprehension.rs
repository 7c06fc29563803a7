//! What `list!`, `dict!`, `set!` and `gen_!` expand to calls of. A call asks for one thing, so that one mistake is one error.

pub use alloc::{vec, vec::Vec};
use core::{
    hash::Hash,
    iter::{FilterMap, FlatMap, Map},
};
#[cfg(feature = "std")]
use std::collections::HashSet;

use crate::exception::Exception;
pub use crate::value::Dict;
use crate::value::{Key, Value};

/// The iterator, and how many items it says that it has at least.
#[inline]
pub fn begin<I: IntoIterator>(items: I) -> (I::IntoIter, usize) {
    let items = items.into_iter();
    let least = items.size_hint().0;
    (items, least)
}

/// `element for item in items`
#[inline]
pub fn made<C: FromIterator<T>, I: IntoIterator, T>(items: I, element: impl FnMut(I::Item) -> T) -> C {
    items.into_iter().map(element).collect()
}

/// `element for item in items if …`
#[inline]
pub fn kept<C: FromIterator<T>, I: IntoIterator, T>(
    items: I,
    element: impl FnMut(I::Item) -> Option<T>,
) -> C {
    items.into_iter().filter_map(element).collect()
}

/// As [`made`], when somebody asks for it.
#[inline]
pub fn map<I: IntoIterator, T, F: FnMut(I::Item) -> T>(items: I, element: F) -> Map<I::IntoIter, F> {
    items.into_iter().map(element)
}

/// As [`kept`], when somebody asks for it.
#[inline]
pub fn filter_map<I: IntoIterator, T, F: FnMut(I::Item) -> Option<T>>(
    items: I,
    element: F,
) -> FilterMap<I::IntoIter, F> {
    items.into_iter().filter_map(element)
}

/// `… for outer in items for inner in …`
#[inline]
pub fn flat_map<I: IntoIterator, J: IntoIterator, F: FnMut(I::Item) -> J>(
    items: I,
    inner: F,
) -> FlatMap<I::IntoIter, J, F> {
    items.into_iter().flat_map(inner)
}

/// Adds an item. That the collection can also be made of such items says what it is of: most can be extended by references too.
#[inline]
pub fn add<C: Extend<T> + FromIterator<T>, T>(collection: &mut C, item: T) {
    collection.extend(Some(item));
}

/// Adds an element for each item, as [`add`] does.
#[inline]
pub fn add_all<C: Extend<T> + FromIterator<T>, I: IntoIterator, T>(
    collection: &mut C,
    items: I,
    element: impl FnMut(I::Item) -> T,
) {
    collection.extend(items.into_iter().map(element));
}

/// What may be in a set.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an item of a set",
    label = "not hashable",
    note = "an item is `Eq` and `Hash`; what has an order can be in a `set! {{ BTreeSet<_>; … }}`, Python's values in `Set::try_from_items(gen_!(…))`",
    note = "TypeError: unhashable type"
)]
pub trait Hashable: Eq + Hash {}

#[diagnostic::do_not_recommend]
impl<T: Eq + Hash> Hashable for T {}

/// Adds an item to a set.
#[cfg(feature = "std")]
#[inline]
pub fn put<T: Hashable>(set: &mut HashSet<T>, item: T) {
    set.insert(item);
}

/// There is no `HashSet`, which is one error; that nothing can be put in is none of its own.
#[cfg(not(feature = "std"))]
pub fn put<C, T>(_: &mut C, _: T) {}

/// What may be a key in `dict!`: a [`Key`], or a [`Value`], which may turn out not to be hashable.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the key of a `Dict`",
    label = "not a key",
    note = "keys are strings, ints, floats, bools, tuples of these, and values; for others write the type in front: `dict! {{ HashMap<_, _>; … }}`"
)]
pub trait EntryKey: Into<Value> {}

#[diagnostic::do_not_recommend]
impl<K: Key> EntryKey for K {}
impl EntryKey for Value {}
impl EntryKey for &Value {}

/// What may be a value in `dict!`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot become a Python value",
    label = "there is no `impl From<{Self}> for dunder::Value`",
    note = "write one; or write the type in front: `dict! {{ HashMap<_, _>; … }}`"
)]
pub trait EntryValue: Into<Value> {}

#[diagnostic::do_not_recommend]
impl<V: Into<Value>> EntryValue for V {}

/// Enters a pair: a key that was there keeps its place, and gets the value.
///
/// # Panics
///
/// With Python's `TypeError: unhashable type` for such a [`Value`].
#[inline]
pub fn enter<K: EntryKey, V: EntryValue>(dict: &mut Dict, key: K, value: V) {
    dict.set_item(key, value).unwrap_or_else(raised);
}

/// Enters the pairs of another mapping: `**other`.
///
/// # Panics
///
/// As [`enter`].
#[inline]
pub fn unpack<K: EntryKey, V: EntryValue>(dict: &mut Dict, pairs: impl IntoIterator<Item = (K, V)>) {
    for (key, value) in pairs {
        enter(dict, key, value);
    }
}

#[cold]
fn raised(error: Exception) {
    panic!("{error}")
}
