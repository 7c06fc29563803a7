//! The one way to what can change: a look or a change that ends before anything else runs.
//!
//! No guard leaves this file, so nothing is borrowed while code of the program's own runs: hooks, destructors, comparisons. What is
//! replaced is given back, to be dropped when the change is over. A mode in which threads share objects puts a lock here.

use core::cell::RefCell;

pub(crate) struct Protected<T>(RefCell<T>);

impl<T> Protected<T> {
    pub(super) const fn new(value: T) -> Self {
        Self(RefCell::new(value))
    }

    /// Looks at the value. What `look` calls must not come back to it.
    #[inline]
    pub(super) fn read<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.0.borrow())
    }

    /// Changes the value. What `change` calls must not come back to it: what it takes out it returns.
    #[inline]
    pub(super) fn write<R>(&self, change: impl FnOnce(&mut T) -> R) -> R {
        change(&mut self.0.borrow_mut())
    }

    #[inline]
    pub(super) fn get(&self) -> T
    where
        T: Clone,
    {
        self.0.borrow().clone()
    }

    /// Sets the value; the one before is dropped after that.
    #[inline]
    pub(super) fn set(&self, value: T) {
        drop(self.0.replace(value));
    }

    /// The value, to whom it belongs alone.
    #[inline]
    pub(super) fn get_mut(&mut self) -> &mut T {
        self.0.get_mut()
    }
}

impl<T: Default> Default for Protected<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}
