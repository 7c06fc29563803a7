//! The mutable containers as Python has them: shared by everybody who holds them.

use alloc::{rc::Rc, vec::Vec};
use core::{
    cell::{Ref, RefCell, RefMut},
    fmt,
};

use super::{Dict, Set, Slice, Value, compare, print, trash, tuple::position};
use crate::{
    exception::{Exception, IndexError, ValueError},
    repr::Repr,
};

/// A container that is shared: a clone is the same container.
///
/// This is what a list, dict or set is inside a [`Value`]. [`List`] is `Shared<Vec<Value>>`.
///
/// ```
/// use dunder::prelude::*;
///
/// let config = Value::from(Dict::from([("debug", false)]));
/// let alias = config.clone();
/// alias.as_dict().unwrap().borrow_mut().insert("debug", true);
/// assert_eq!(config.to_string(), "{'debug': True}");
/// ```
///
/// # Panics
///
/// As a `RefCell`: while a guard of [`borrow_mut`](Shared::borrow_mut) lives, everything else that looks
/// at the container panics, comparing and printing included. Keep guards short.
pub struct Shared<T: Contents>(Rc<Cell<T>>);

/// A Python `list`, shared by those who hold it.
///
/// ```
/// use dunder::value::List;
///
/// let a = List::from_iter([1, 2]);
/// let b = a.clone();
/// b.push("x");
/// assert_eq!(a.to_string(), "[1, 2, 'x']");
/// ```
pub type List = Shared<Vec<Value>>;

struct Cell<T: Contents>(RefCell<T>);

impl<T: Contents> Drop for Cell<T> {
    #[inline]
    fn drop(&mut self) {
        self.0.get_mut().discard();
    }
}

/// What [`Shared`] can hold.
pub trait Contents: Clone + Default + sealed::Contents {}

pub(super) mod sealed {
    use core::fmt;

    use super::Exception;

    pub trait Contents: Sized {
        /// Drops what is inside without recursion.
        fn discard(&mut self);
        fn equal(a: &super::Shared<Self>, b: &super::Shared<Self>) -> Result<bool, Exception>
        where
            Self: super::Contents;
        fn print(this: &super::Shared<Self>, out: &mut dyn fmt::Write) -> fmt::Result
        where
            Self: super::Contents;
    }
}

impl<T: Contents> Shared<T> {
    /// A new container, which nobody shares yet.
    #[must_use]
    #[inline]
    pub fn new(contents: T) -> Self {
        Self(Rc::new(Cell(RefCell::new(contents))))
    }

    /// The contents, to look at.
    ///
    /// # Panics
    ///
    /// While a guard of [`borrow_mut`](Shared::borrow_mut) lives.
    #[inline]
    pub fn borrow(&self) -> Ref<'_, T> {
        self.0.0.borrow()
    }

    /// The contents, to change.
    ///
    /// # Panics
    ///
    /// While any other guard lives.
    #[inline]
    pub fn borrow_mut(&self) -> RefMut<'_, T> {
        self.0.0.borrow_mut()
    }

    /// The contents: taken out if nobody else shares them, copied (one level, as Python's `copy`) otherwise.
    #[must_use]
    #[inline]
    pub fn into_inner(mut self) -> T {
        match Rc::get_mut(&mut self.0) {
            Some(cell) => core::mem::take(cell.0.get_mut()),
            None => self.borrow().clone(),
        }
    }

    /// Python's `a is b`.
    #[must_use]
    #[inline]
    pub fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    #[inline]
    pub(super) fn address(&self) -> usize {
        Rc::as_ptr(&self.0) as *const () as usize
    }
}

#[cfg(not(feature = "std"))]
impl<T: Contents> Shared<T> {
    /// The contents, if nobody else holds them.
    pub(super) fn sole(&mut self) -> Option<&mut T> {
        Rc::get_mut(&mut self.0).map(|cell| cell.0.get_mut())
    }
}

impl List {
    /// How many items it has.
    #[must_use]
    #[inline]
    pub fn len(&self) -> usize {
        self.borrow().len()
    }

    /// Whether it has no items.
    #[must_use]
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The item at that position.
    #[must_use]
    #[inline]
    pub fn get(&self, at: usize) -> Option<Value> {
        self.borrow().get(at).cloned()
    }

    /// Python's `l[index]`, counted from the end if negative.
    ///
    /// # Errors
    ///
    /// `IndexError` when there is no such item.
    #[inline]
    pub fn item(&self, index: isize) -> Result<Value, Exception> {
        position(index, self.len())
            .and_then(|at| self.get(at))
            .ok_or_else(|| IndexError::new("list index out of range").into())
    }

    /// Python's `l[index] = value`.
    ///
    /// # Errors
    ///
    /// `IndexError` when there is no such item.
    #[inline]
    pub fn set_item(&self, index: isize, value: impl Into<Value>) -> Result<(), Exception> {
        match position(index, self.len()) {
            Some(at) => {
                let old = core::mem::replace(&mut self.borrow_mut()[at], value.into());
                drop(old); // not before the guard is gone: an object's `drop` may look at the list
                Ok(())
            }
            None => Err(IndexError::new("list assignment index out of range").into()),
        }
    }

    /// Python's `l[start:stop:step]`: a new list.
    ///
    /// # Errors
    ///
    /// `ValueError` for a step of zero.
    #[inline]
    pub fn slice(&self, slice: &Slice) -> Result<List, Exception> {
        Ok(slice.apply(&self.borrow())?.into_iter().cloned().collect())
    }

    /// Python's `l[start:stop:step] = items`; without a step the length may change.
    ///
    /// # Errors
    ///
    /// `ValueError` when an extended slice has another size, or a step of zero.
    #[inline]
    pub fn set_slice(&self, slice: &Slice, mut items: Vec<Value>) -> Result<(), Exception> {
        let mut list = self.borrow_mut();
        let (start, stop, step) = slice.indices(list.len())?;
        if step == 1 {
            let start = start as usize; // indices has clipped it
            let end = (stop as usize).max(start);
            let old: Vec<Value> = list.splice(start..end, items).collect();
            drop(list);
            drop(old); // not before the guard is gone
            return Ok(());
        }
        let positions = slice.positions(list.len())?;
        if positions.len() != items.len() {
            return Err(ValueError::new(format_args!(
                "attempt to assign sequence of size {} to extended slice of size {}",
                items.len(),
                positions.len()
            ))
            .into());
        }
        for (at, item) in positions.zip(&mut items) {
            core::mem::swap(&mut list[at], item);
        }
        drop(list); // what was there is dropped after it, with `items`
        Ok(())
    }

    /// Python's `del l[index]`.
    ///
    /// # Errors
    ///
    /// `IndexError` when there is no such item.
    #[inline]
    pub fn del_item(&self, index: isize) -> Result<(), Exception> {
        match position(index, self.len()) {
            Some(at) => {
                let removed = self.borrow_mut().remove(at);
                drop(removed); // not before the guard is gone
                Ok(())
            }
            None => Err(IndexError::new("list assignment index out of range").into()),
        }
    }

    /// Python's `del l[start:stop:step]`.
    ///
    /// # Errors
    ///
    /// `ValueError` for a step of zero.
    #[inline]
    pub fn del_slice(&self, slice: &Slice) -> Result<(), Exception> {
        let mut list = self.borrow_mut();
        let mut doomed = vec![false; list.len()];
        for at in slice.positions(list.len())? {
            doomed[at] = true;
        }
        let mut doomed = doomed.into_iter();
        let removed: Vec<Value> = list.extract_if(.., |_| doomed.next().unwrap_or(false)).collect();
        drop(list);
        drop(removed); // not before the guard is gone
        Ok(())
    }

    /// Python's `l.append(value)`.
    #[inline]
    pub fn push(&self, value: impl Into<Value>) {
        self.borrow_mut().push(value.into());
    }

    /// Python's `l.pop()`, without the error.
    #[must_use]
    #[inline]
    pub fn pop(&self) -> Option<Value> {
        self.borrow_mut().pop()
    }

    /// Python's `l.index(value)`: where it is first.
    ///
    /// # Errors
    ///
    /// `ValueError` when it is nowhere.
    #[inline]
    pub fn index(&self, value: &Value) -> Result<usize, Exception> {
        for (at, item) in self.iter().enumerate() {
            if compare::same(&item, value)? {
                return Ok(at);
            }
        }
        Err(ValueError::new(format_args!("{} is not in list", crate::repr(value))).into())
    }

    /// The items as they are now.
    #[must_use]
    #[inline]
    pub fn to_vec(&self) -> Vec<Value> {
        self.borrow().clone()
    }

    /// Goes through the list as it is at each step, as Python does: what is appended on the way comes too.
    #[inline]
    pub fn iter(&self) -> impl Iterator<Item = Value> {
        (0..).map_while(|at| self.get(at))
    }
}

impl Contents for Vec<Value> {}

impl sealed::Contents for Vec<Value> {
    fn discard(&mut self) {
        trash::discard_items(&mut self.iter_mut());
    }

    #[inline]
    fn equal(a: &List, b: &List) -> Result<bool, Exception> {
        compare::lists_equal(a, b)
    }

    #[inline]
    fn print(this: &List, out: &mut dyn fmt::Write) -> fmt::Result {
        print::lossy(out, |printer| printer.list(this))
    }
}

impl Contents for Dict {}

impl sealed::Contents for Dict {
    fn discard(&mut self) {
        trash::discard_items(&mut self.values_mut());
    }

    #[inline]
    fn equal(a: &Shared<Dict>, b: &Shared<Dict>) -> Result<bool, Exception> {
        a.borrow().try_eq(&b.borrow())
    }

    #[inline]
    fn print(this: &Shared<Dict>, out: &mut dyn fmt::Write) -> fmt::Result {
        print::lossy(out, |printer| printer.shared_dict(this))
    }
}

impl Contents for Set {}

impl sealed::Contents for Set {
    fn discard(&mut self) {} // what can be hashed takes care of itself

    #[inline]
    fn equal(a: &Shared<Set>, b: &Shared<Set>) -> Result<bool, Exception> {
        a.borrow().try_eq(&b.borrow())
    }

    #[inline]
    fn print(this: &Shared<Set>, out: &mut dyn fmt::Write) -> fmt::Result {
        print::lossy(out, |printer| printer.shared_set(this))
    }
}

impl<T: Contents> Clone for Shared<T> {
    #[inline]
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Contents> Default for Shared<T> {
    #[inline]
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: Contents> From<T> for Shared<T> {
    #[inline]
    fn from(contents: T) -> Self {
        Self::new(contents)
    }
}

impl<V: Into<Value>> FromIterator<V> for List {
    #[inline]
    fn from_iter<I: IntoIterator<Item = V>>(items: I) -> Self {
        Self::new(items.into_iter().map(Into::into).collect())
    }
}

/// As Python's `==`; `false` where that raises, see [`Value`].
impl<T: Contents> PartialEq for Shared<T> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        T::equal(self, other).unwrap_or(false)
    }
}

impl<T: Contents> fmt::Debug for Shared<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.repr_to(f)
    }
}

impl<T: Contents> fmt::Display for Shared<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.repr_to(f)
    }
}

impl<T: Contents> Repr for Shared<T> {
    #[inline]
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        T::print(self, out)
    }
}
