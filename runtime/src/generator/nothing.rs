//! Python's `None`, in the types that have one.

use crate::value::{Value, View};

/// A type with a value that stands for Python's `None`: `()`, `Option<T>` and [`Value`].
///
/// What `next(g)` sends is nothing, so a generator is an [`Iterator`] when its send type is such a type.
#[diagnostic::on_unimplemented(
    message = "`next` has nothing to send: `{Self}` has no `None`",
    label = "the generator waits for a `{Self}`",
    note = "make the send type `Option<{Self}>`, or drive the generator with `send`"
)]
pub trait Nothing {
    /// Nothing.
    fn nothing() -> Self;

    /// Whether it is nothing.
    fn is_nothing(&self) -> bool;

    /// What a `StopIteration` with this value says that was returned: only Python's values can be any value.
    #[doc(hidden)]
    fn returned(value: Value) -> Self
    where
        Self: Sized,
    {
        drop(value);
        Self::nothing()
    }
}

impl Nothing for () {
    #[inline(always)]
    fn nothing() -> Self {}

    #[inline(always)]
    fn is_nothing(&self) -> bool {
        true
    }
}

impl<T> Nothing for Option<T> {
    #[inline(always)]
    fn nothing() -> Self {
        None
    }

    #[inline(always)]
    fn is_nothing(&self) -> bool {
        self.is_none()
    }
}

impl Nothing for Value {
    #[inline]
    fn nothing() -> Self {
        Value::None
    }

    #[inline]
    fn is_nothing(&self) -> bool {
        matches!(self.view(), View::None)
    }

    #[inline]
    fn returned(value: Value) -> Self {
        value
    }
}
