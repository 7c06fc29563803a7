//! Elements among themselves.

use alloc::{boxed::Box, vec::Vec};
use core::hash::Hash;

use crate::{
    fields::{Descriptor, Violation},
    system::first_repeated,
};

/// What `unique` can look through: a sequence whose elements can be hashed.
#[diagnostic::on_unimplemented(
    message = "the rule `unique` does not fit the type `{Self}`",
    label = "this rule needs a sequence of hashable elements",
    note = "`unique` works on `Vec`, `VecDeque`, slices and arrays whose elements are `Eq + Hash`; a set is unique as it is"
)]
pub trait Elements {
    /// The index of the first element that was there before.
    fn first_repeated(&self) -> Option<usize>;
}

/// Up to here comparing all pairs is faster than hashing, and does not allocate.
const FEW: usize = 16;

impl<E: Eq + Hash> Elements for [E] {
    fn first_repeated(&self) -> Option<usize> {
        if self.len() <= FEW {
            return (1..self.len()).find(|&i| self[..i].contains(&self[i]));
        }
        first_repeated(self.iter())
    }
}

impl<E: Eq + Hash> Elements for Vec<E> {
    fn first_repeated(&self) -> Option<usize> {
        self.as_slice().first_repeated()
    }
}

impl<E: Eq + Hash, const N: usize> Elements for [E; N] {
    fn first_repeated(&self) -> Option<usize> {
        self.as_slice().first_repeated()
    }
}

impl<E: Eq + Hash> Elements for alloc::collections::VecDeque<E> {
    fn first_repeated(&self) -> Option<usize> {
        first_repeated(self.iter())
    }
}

macro_rules! pointers {
    ($($pointer:ty),*) => {
        $(impl<T: Elements + ?Sized> Elements for $pointer {
            fn first_repeated(&self) -> Option<usize> {
                T::first_repeated(self)
            }
        })*
    };
}
pointers!(&T, Box<T>, alloc::rc::Rc<T>, alloc::sync::Arc<T>);

/// `unique`: no element twice.
#[derive(Debug, Clone, Copy)]
pub struct Unique;

impl<T: Elements + ?Sized> Descriptor<T> for Unique {
    fn check(&self, value: &T) -> Result<(), Violation> {
        value.first_repeated().map_or(Ok(()), |index| Err(Violation::new("unique").param("index", index)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_repeated_element_is_found_in_short_and_long_sequences() {
        assert_eq!([1, 2, 1, 2].first_repeated(), Some(2));
        assert_eq!([1, 2, 3].first_repeated(), None);
        let mut long: Vec<_> = (0..100).collect();
        assert_eq!(long.first_repeated(), None);
        long[70] = 3;
        assert_eq!(long.first_repeated(), Some(70));
        assert_eq!(alloc::collections::VecDeque::from(long).first_repeated(), Some(70));
    }
}
