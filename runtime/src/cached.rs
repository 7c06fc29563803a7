//! Places for values that are computed once: what `functools.cached_property` puts into the instance.

use core::{
    cell::OnceCell,
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
};
#[cfg(feature = "std")]
use std::sync::OnceLock;

/// What expansions name.
#[doc(hidden)]
pub mod private {
    pub use super::Cache;
}

/// A field that a `#[cached_property]` keeps its value in.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot keep the value of a cached property of type `{T}`",
    label = "not a `Cached<{T}>`",
    note = "declare the field as `Cached<{T}>`, or as `SyncCached<{T}>` for threads to share"
)]
pub trait Cache<T> {
    fn __get_or_init(&self, compute: impl FnOnce() -> T) -> &T;
    fn __get_or_try_init<E>(&self, compute: impl FnOnce() -> Result<T, E>) -> Result<&T, E>;
    fn __put(&mut self, value: T);
    fn __reset(&mut self);
}

macro_rules! cached {
    ($(#[$doc:meta])* $name:ident, $cell:ident, $shown:literal, $init:ident) => {
        $(#[$doc])*
        pub struct $name<T>($cell<T>);

        impl<T> $name<T> {
            /// Without a value yet.
            #[must_use]
            #[inline]
            pub const fn new() -> Self {
                Self($cell::new())
            }

            /// The value, if there is one. Nothing is computed.
            #[must_use]
            #[inline]
            pub fn get(&self) -> Option<&T> {
                self.0.get()
            }

            /// The value; computed first, if there is none.
            #[inline]
            pub fn get_or_init(&self, compute: impl FnOnce() -> T) -> &T {
                $init(&self.0, compute)
            }

            /// As [`get_or_init`](Self::get_or_init), for what may fail. An error is not kept: the next read computes again.
            ///
            /// # Errors
            ///
            /// That of `compute`.
            #[inline]
            pub fn get_or_try_init<E>(&self, compute: impl FnOnce() -> Result<T, E>) -> Result<&T, E> {
                if let Some(value) = self.0.get() {
                    return Ok(value);
                }
                let value = compute()?;
                Ok(self.0.get_or_init(|| value))
            }

            /// Puts a value in, whether there was one or not: what Python's `x.total = 5` does to a cached property.
            #[inline]
            pub fn set(&mut self, value: T) {
                self.0 = $cell::from(value);
            }

            /// Forgets the value: the next read computes again.
            #[inline]
            pub fn reset(&mut self) {
                self.0 = $cell::new();
            }

            /// Takes the value out, if there is one.
            #[inline]
            pub fn take(&mut self) -> Option<T> {
                self.0.take()
            }
        }

        /// Empty: a copy may be changed, and then what was computed of the original is wrong.
        impl<T> Clone for $name<T> {
            #[inline]
            fn clone(&self) -> Self {
                Self::new()
            }
        }

        impl<T> Default for $name<T> {
            #[inline]
            fn default() -> Self {
                Self::new()
            }
        }

        /// Always equal: whether something has been computed is no property of the whole.
        impl<T> PartialEq for $name<T> {
            #[inline]
            fn eq(&self, _: &Self) -> bool {
                true
            }
        }

        impl<T> Eq for $name<T> {}

        impl<T> PartialOrd for $name<T> {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl<T> Ord for $name<T> {
            #[inline]
            fn cmp(&self, _: &Self) -> Ordering {
                Ordering::Equal
            }
        }

        /// Nothing, as all are equal.
        impl<T> Hash for $name<T> {
            #[inline]
            fn hash<H: Hasher>(&self, _: &mut H) {}
        }

        /// That it is a cache, and no value: what is printed does not depend on what was read before.
        impl<T> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str($shown)
            }
        }
    };
}

cached! {
    /// The place of a [`#[cached_property]`](crate::properties): a field of the same name, computed on the first read.
    ///
    /// It is no part of what the whole is: derived `PartialEq`, `Eq`, `PartialOrd`, `Ord` and `Hash` take all of them for equal, a clone
    /// is empty, and `Debug` shows `Cached(..)`. Who wants the value asks for it with [`get`](Cached::get).
    ///
    /// ```
    /// use dunder::prelude::*;
    ///
    /// #[derive(Clone, Debug, PartialEq)]
    /// struct Order {
    ///     prices: Vec<f64>,
    ///     total: Cached<f64>,
    /// }
    ///
    /// #[properties]
    /// impl Order {
    ///     #[cached_property]
    ///     fn total(&self) -> f64 {
    ///         self.prices.iter().sum()
    ///     }
    /// }
    ///
    /// let order = Order { prices: vec![1.5, 2.5], total: Cached::new() };
    /// let copy = order.clone();
    /// assert_eq!(order.total(), 4.0);
    /// assert_eq!((order.total.get(), copy.total.get()), (Some(&4.0), None));
    /// assert_eq!(order, copy);
    /// assert_eq!(format!("{order:?}"), "Order { prices: [1.5, 2.5], total: Cached(..) }");
    /// ```
    ///
    /// It is a [`OnceCell`]: threads cannot share it. [`SyncCached`] is what they can.
    Cached, OnceCell, "Cached(..)", init_cell
}

#[cfg(feature = "std")]
cached! {
    /// [`Cached`] for types that threads share: a [`OnceLock`].
    ///
    /// A value is computed once, and who reads it meanwhile waits. A computation that can fail is not waited for: two threads may both
    /// compute, and the first value stays (so does Python's, from 3.12 on).
    ///
    /// It needs the feature `std`.
    ///
    /// ```
    /// use dunder::prelude::*;
    ///
    /// static ANSWER: SyncCached<u32> = SyncCached::new();
    /// assert_eq!(ANSWER.get_or_init(|| 42), &42);
    /// ```
    SyncCached, OnceLock, "SyncCached(..)", init_lock
}

impl<T> Cache<T> for Cached<T> {
    #[inline]
    fn __get_or_init(&self, compute: impl FnOnce() -> T) -> &T {
        self.get_or_init(compute)
    }

    #[inline]
    fn __get_or_try_init<E>(&self, compute: impl FnOnce() -> Result<T, E>) -> Result<&T, E> {
        self.get_or_try_init(compute)
    }

    #[inline]
    fn __put(&mut self, value: T) {
        self.set(value);
    }

    #[inline]
    fn __reset(&mut self) {
        self.reset();
    }
}

#[cfg(feature = "std")]
impl<T> Cache<T> for SyncCached<T> {
    #[inline]
    fn __get_or_init(&self, compute: impl FnOnce() -> T) -> &T {
        self.get_or_init(compute)
    }

    #[inline]
    fn __get_or_try_init<E>(&self, compute: impl FnOnce() -> Result<T, E>) -> Result<&T, E> {
        self.get_or_try_init(compute)
    }

    #[inline]
    fn __put(&mut self, value: T) {
        self.set(value);
    }

    #[inline]
    fn __reset(&mut self) {
        self.reset();
    }
}

/// `OnceCell` panics when the computation fills the cell itself; here what it put there stays.
#[inline]
fn init_cell<T>(cell: &OnceCell<T>, compute: impl FnOnce() -> T) -> &T {
    match cell.get() {
        Some(value) => value,
        None => {
            let value = compute();
            cell.get_or_init(|| value)
        }
    }
}

#[cfg(feature = "std")]
#[inline]
fn init_lock<T>(lock: &OnceLock<T>, compute: impl FnOnce() -> T) -> &T {
    lock.get_or_init(compute)
}

#[cfg(test)]
mod tests {
    use std::collections::hash_map::DefaultHasher;

    #[cfg(not(feature = "std"))]
    use super::Cached as Shared;
    #[cfg(feature = "std")]
    use super::SyncCached as Shared;
    use super::*;

    fn hash(value: &impl Hash) -> u64 {
        let mut hasher = DefaultHasher::new();
        value.hash(&mut hasher);
        hasher.finish()
    }

    #[test]
    fn a_value_is_computed_once() {
        let cached = Cached::new();
        assert_eq!((cached.get_or_init(|| 1), cached.get_or_init(|| 2)), (&1, &1));
        let cached = Shared::new();
        assert_eq!((cached.get_or_init(|| 1), cached.get_or_init(|| 2)), (&1, &1));
    }

    #[test]
    fn an_error_is_not_kept() {
        let cached = Cached::new();
        assert_eq!(cached.get_or_try_init(|| Err("no")), Err("no"));
        assert_eq!(cached.get_or_try_init(|| Ok::<_, &str>(1)), Ok(&1));
        assert_eq!(cached.get_or_try_init(|| Err("no")), Ok(&1));
    }

    #[test]
    fn it_is_no_part_of_the_whole() {
        let (full, empty) = (Cached::new(), Cached::<i32>::default());
        assert_eq!(full.get_or_init(|| 1), &1);
        assert_eq!(full.clone().get(), None);
        assert!(full == empty && full.cmp(&empty) == Ordering::Equal && hash(&full) == hash(&empty));
        assert_eq!((format!("{full:?}"), format!("{empty:?}")), ("Cached(..)".into(), "Cached(..)".into()));
    }

    #[test]
    fn it_is_set_reset_and_taken() {
        let mut cached = Shared::new();
        cached.set(1);
        cached.set(2);
        assert_eq!(cached.get(), Some(&2));
        cached.reset();
        assert_eq!(cached.get(), None);
        cached.set(3);
        assert_eq!((cached.take(), cached.take()), (Some(3), None));
    }

    #[cfg(feature = "std")]
    #[test]
    fn threads_compute_once() {
        let count = core::sync::atomic::AtomicUsize::new(0);
        let cached = SyncCached::new();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    cached.get_or_init(|| count.fetch_add(1, core::sync::atomic::Ordering::SeqCst));
                });
            }
        });
        assert_eq!(count.into_inner(), 1);
    }
}
