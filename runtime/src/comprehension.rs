//! How `list!`, `dict!` and `set!` fill what they make.

use crate::exception::Exception;
pub use crate::value::Dict;
use crate::value::{Key, Value};

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

/// Enters a pair: a key that was there keeps its place, and gets the value.
///
/// # Panics
///
/// With Python's `TypeError: unhashable type` for such a [`Value`].
#[inline]
pub fn enter<K: EntryKey, V: Into<Value>>(dict: &mut Dict, key: K, value: V) {
    dict.set_item(key, value).unwrap_or_else(raised);
}

/// Enters the pairs of another mapping: `**other`.
///
/// # Panics
///
/// As [`enter`].
#[inline]
pub fn unpack<K: EntryKey, V: Into<Value>>(dict: &mut Dict, pairs: impl IntoIterator<Item = (K, V)>) {
    for (key, value) in pairs {
        enter(dict, key, value);
    }
}

#[cold]
fn raised(error: Exception) {
    panic!("{error}")
}

/// Adds an item. That the collection can also be made of such items says what it is of: most can be extended by references too.
#[inline]
pub fn add<C: Extend<T> + FromIterator<T>, T>(collection: &mut C, item: T) {
    collection.extend(Some(item));
}

/// Adds items, as [`add`] does.
#[inline]
pub fn add_all<C: Extend<T> + FromIterator<T>, T>(collection: &mut C, items: impl Iterator<Item = T>) {
    collection.extend(items);
}
