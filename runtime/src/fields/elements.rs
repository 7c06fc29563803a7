//! Running rules on the elements of a collection, and saying which element it was.

use alloc::collections::BTreeMap;
use core::fmt::Debug;
#[cfg(feature = "std")]
use std::collections::HashMap;

use super::check::Collector;

/// `each(…)`: the elements of whatever can be iterated by reference.
#[inline]
pub fn each<'a, C: ?Sized, T: ?Sized + 'a>(
    errors: &mut Collector,
    collection: &'a C,
    mut check: impl FnMut(&mut Collector, &'a T),
) where
    &'a C: IntoIterator<Item = &'a T>,
{
    for (index, element) in collection.into_iter().enumerate() {
        let mark = errors.mark();
        check(errors, element);
        errors.at_index(mark, index);
    }
}

/// The converters in `each(…)`.
pub fn each_mut<'a, C: ?Sized, T: ?Sized + 'a>(
    errors: &mut Collector,
    collection: &'a mut C,
    mut settle: impl FnMut(&mut Collector, &'a mut T),
) where
    &'a mut C: IntoIterator<Item = &'a mut T>,
{
    for (index, element) in collection.into_iter().enumerate() {
        let mark = errors.mark();
        settle(errors, element);
        errors.at_index(mark, index);
    }
}

/// What has keys and values.
#[diagnostic::on_unimplemented(
    message = "the rules `keys` and `values` do not fit the type `{Self}`",
    label = "this rule needs a map",
    note = "they work on `HashMap` and `BTreeMap`; for a sequence write `each(…)`"
)]
pub trait Entries {
    type Key: Debug;
    type Value;
    fn entries(&self) -> impl Iterator<Item = (&Self::Key, &Self::Value)>;
    fn entries_mut(&mut self) -> impl Iterator<Item = (&Self::Key, &mut Self::Value)>;
}

macro_rules! maps {
    ($($(#[$attribute:meta])* [$($generics:tt)*] $map:ty;)*) => {
        $($(#[$attribute])* impl<$($generics)*> Entries for $map {
            type Key = K;
            type Value = V;

            fn entries(&self) -> impl Iterator<Item = (&K, &V)> {
                self.iter()
            }

            fn entries_mut(&mut self) -> impl Iterator<Item = (&K, &mut V)> {
                self.iter_mut()
            }
        })*
    };
}
maps! {
    #[cfg(feature = "std")]
    [K: Debug, V, S] HashMap<K, V, S>;
    [K: Debug, V] BTreeMap<K, V>;
}

#[cfg(feature = "indexmap")]
maps! {
    [K: Debug, V, S] indexmap::IndexMap<K, V, S>;
}

/// `keys(…)`
pub fn keys<'a, M: Entries + ?Sized>(
    errors: &mut Collector,
    map: &'a M,
    mut check: impl FnMut(&mut Collector, &'a M::Key),
) {
    for (key, _) in map.entries() {
        let mark = errors.mark();
        check(errors, key);
        errors.at_key(mark, key);
    }
}

/// `values(…)`
pub fn values<'a, M: Entries + ?Sized>(
    errors: &mut Collector,
    map: &'a M,
    mut check: impl FnMut(&mut Collector, &'a M::Value),
) {
    for (key, value) in map.entries() {
        let mark = errors.mark();
        check(errors, value);
        errors.at_key(mark, key);
    }
}

/// The converters in `values(…)`.
pub fn values_mut<'a, M: Entries + ?Sized>(
    errors: &mut Collector,
    map: &'a mut M,
    mut settle: impl FnMut(&mut Collector, &'a mut M::Value),
) {
    for (key, value) in map.entries_mut() {
        let mark = errors.mark();
        settle(errors, value);
        errors.at_key(mark, key);
    }
}
