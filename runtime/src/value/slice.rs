//! `slice`.

use alloc::{string::String, vec::Vec};
use core::{cmp::Ordering, fmt};

use super::{Comparison, Object, Value, View, hash};
use crate::{
    exception::{Exception, TypeError, ValueError},
    repr::Repr,
};

/// A Python `slice`: `start:stop:step`, each of which may be missing.
///
/// `slice!(1:n:2)` writes one. [`indices`](Slice::indices) is Python's, and [`apply`](Slice::apply) takes a part of
/// any Rust slice.
///
/// ```
/// use dunder::prelude::*;
///
/// let backwards = Slice::new(None, None, Some(-1));
/// assert_eq!(backwards.apply(&[1, 2, 3])?, [&3, &2, &1]);
/// assert_eq!(Slice::new(Some(1), None, None).to_string(), "slice(1, None, None)");
/// assert_eq!(Slice::new(None, Some(10), None).indices(3)?, (0, 3, 1));
/// # Ok::<(), Exception>(())
/// ```
///
/// Two slices compare as the tuples of their parts; `None` has no order, so `<` between `None` and a number is false.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Slice {
    /// Where it starts.
    pub start: Option<isize>,
    /// Where it stops, not included.
    pub stop: Option<isize>,
    /// How far it goes in one step.
    pub step: Option<isize>,
}

impl Slice {
    /// Python's `slice(start, stop, step)`.
    #[must_use]
    #[inline]
    pub const fn new(start: Option<isize>, stop: Option<isize>, step: Option<isize>) -> Self {
        Self { start, stop, step }
    }

    /// A slice of values: ints (cut to what fits an index, which changes nothing), bools and `None`.
    ///
    /// # Errors
    ///
    /// `TypeError` for anything else.
    #[inline]
    pub fn from_values(start: &Value, stop: &Value, step: &Value) -> Result<Self, Exception> {
        Ok(Self { start: part(start)?, stop: part(stop)?, step: part(step)? })
    }

    /// Python's `s.indices(len)`: start, stop and step for a sequence of that length.
    ///
    /// # Errors
    ///
    /// `ValueError` when the step is zero.
    pub fn indices(&self, len: usize) -> Result<(isize, isize, isize), Exception> {
        let len = isize::try_from(len)?;
        let step = self.step.unwrap_or(1);
        if step == 0 {
            return Err(ValueError::new("slice step cannot be zero").into());
        }
        let (lowest, highest) = if step < 0 { (-1, len - 1) } else { (0, len) };
        let clip = |at: isize| if at < 0 { (at + len).max(lowest) } else { at.min(highest) };
        let start = self.start.map_or(if step < 0 { highest } else { lowest }, clip);
        let stop = self.stop.map_or(if step < 0 { lowest } else { highest }, clip);
        Ok((start, stop, step))
    }

    /// The positions that it takes of a sequence of that length.
    ///
    /// # Errors
    ///
    /// As [`indices`](Slice::indices).
    #[inline]
    pub fn positions(
        &self,
        len: usize,
    ) -> Result<impl ExactSizeIterator<Item = usize> + DoubleEndedIterator + Clone + use<>, Exception> {
        let (start, stop, step) = self.indices(len)?;
        let distance = if step < 0 { start.abs_diff(stop) } else { stop.abs_diff(start) };
        let empty = if step < 0 { start <= stop } else { stop <= start };
        let count = if empty { 0 } else { distance.div_ceil(step.unsigned_abs()) };
        Ok((0..count).map(move |at| start.wrapping_add((at as isize).wrapping_mul(step)) as usize))
    }

    /// Python's `items[start:stop:step]`.
    ///
    /// # Errors
    ///
    /// As [`indices`](Slice::indices). Parts out of range are cut, never an error.
    #[inline]
    pub fn apply<'a, T>(&self, items: &'a [T]) -> Result<Vec<&'a T>, Exception> {
        Ok(self.positions(items.len())?.map(|at| &items[at]).collect())
    }
}

#[inline]
fn part(value: &Value) -> Result<Option<isize>, Exception> {
    match value.view() {
        View::None => Ok(None),
        View::Bool(value) => Ok(Some(value.into())),
        View::Int(value) if value.is_negative() => Ok(Some(isize::try_from(value).unwrap_or(isize::MIN))),
        View::Int(value) => Ok(Some(isize::try_from(value).unwrap_or(isize::MAX))),
        _ => Err(TypeError::new("slice indices must be integers or None or have an __index__ method").into()),
    }
}

impl PartialOrd for Slice {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let parts = [(self.start, other.start), (self.stop, other.stop), (self.step, other.step)];
        match parts.into_iter().find(|(a, b)| a != b) {
            Some((Some(a), Some(b))) => Some(a.cmp(&b)),
            Some(_) => None,
            None => Some(Ordering::Equal),
        }
    }
}

impl fmt::Display for Slice {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.repr_to(f)
    }
}

impl Repr for Slice {
    #[inline]
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let parts: [&dyn Repr; 3] = [&self.start, &self.stop, &self.step];
        crate::repr::write_items(out, "slice(", parts.iter(), ")")
    }
}

impl Object for Slice {
    #[inline]
    fn class_name(&self) -> &str {
        "slice"
    }

    #[inline]
    fn repr(&self) -> Result<String, Exception> {
        Ok(crate::repr(self))
    }

    #[inline]
    fn eq(&self, other: &Value) -> Result<Option<bool>, Exception> {
        Ok(other.downcast_ref::<Slice>().map(|other| self == other))
    }

    #[inline]
    fn compare(&self, comparison: Comparison, other: &Value) -> Result<Option<bool>, Exception> {
        let parts = |slice: &Slice| Value::tuple([slice.start, slice.stop, slice.step]);
        match other.downcast_ref::<Slice>() {
            Some(other) => parts(self).try_compare(comparison, &parts(other)).map(Some),
            None => Ok(None),
        }
    }

    #[inline]
    fn hash(&self) -> Result<Option<i64>, Exception> {
        Err(hash::unhashable("slice"))
    }
}

impl From<Slice> for Value {
    #[inline]
    fn from(slice: Slice) -> Self {
        Value::object(slice)
    }
}
