//! The descriptor protocol: `__set_name__`, `__get__`, `__set__`, `__delete__`.

use super::violation::Violation;
use crate::exception::{AttributeError, Exception};

/// Python's descriptor protocol for a field of type `T`: an object that decides what reading, assigning and deleting mean.
///
/// Put one on a field with `#[field(with = …)]`. The built-in [`rules`](super::rules) are descriptors too.
///
/// | Python | here | |
/// |---|---|---|
/// | `__set_name__(owner, name)` | [`set_name`](Self::set_name) | the type and the field it was put on |
/// | `__get__(obj, type)` | [`get`](Self::get) | what a getter gives |
/// | `__set__(obj, value)` | [`set`](Self::set), [`check`](Self::check) | change the value on its way in, or refuse it |
/// | `__delete__(obj)` | [`delete`](Self::delete) | the value that takes the deleted one's place |
///
/// A descriptor that has only [`get`](Self::get) is what Python calls a non-data descriptor. The expression in `with = …` is
/// evaluated wherever the descriptor is used, as a default is: a rule that is costly to make belongs into a `static`, and
/// `with = &RULE` refers to it.
///
/// ```
/// use dunder::prelude::*;
///
/// /// Accepts multiples of a number.
/// struct Multiple(u32);
///
/// impl Multiple {
///     fn of(step: u32) -> Self {
///         Self(step)
///     }
/// }
///
/// impl Descriptor<u32> for Multiple {
///     fn check(&self, value: &u32) -> Result<(), Violation> {
///         if value % self.0 == 0 {
///             return Ok(());
///         }
///         Err(Violation::new("multiple").param("of", self.0).message(format!("must be a multiple of {}", self.0)))
///     }
/// }
///
/// #[derive(Fields, Debug)]
/// struct Stairs {
///     #[field(with = Multiple::of(5))]
///     step: u32,
/// }
///
/// let mut stairs = Stairs::new(10)?;
/// let errors = stairs.set_step(12).unwrap_err();
/// assert_eq!(errors.to_string(), "step: must be a multiple of 5, not 12");
/// assert_eq!(stairs.step(), 10);
/// # Ok::<(), ValidationErrors>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no descriptor for a field of type `{T}`",
    label = "this rule does not fit the field",
    note = "implement `Descriptor<{T}>` for `{Self}`, or choose a rule that fits `{T}`"
)]
pub trait Descriptor<T: ?Sized> {
    /// `__set_name__`: tells the descriptor the type and the field that it was put on, before anything else is asked of it.
    fn set_name(&mut self, owner: &'static str, name: &'static str) {
        let _ = (owner, name);
    }

    /// `__get__`: what the getter gives for the stored value. The stored value itself, if not said otherwise.
    fn get<'a>(&self, stored: &'a T) -> &'a T {
        stored
    }

    /// The rule alone: whether `value` may stand in the field.
    ///
    /// # Errors
    ///
    /// What is wrong with the value.
    fn check(&self, value: &T) -> Result<(), Violation> {
        let _ = value;
        Ok(())
    }

    /// `__set__`: a value on its way into the field. It may be changed; [`check`](Self::check) sees it afterwards.
    ///
    /// # Errors
    ///
    /// Why the value cannot be stored.
    fn set(&self, value: &mut T) -> Result<(), Violation> {
        let _ = value;
        Ok(())
    }

    /// `__delete__`: what takes the place of a deleted value. It goes through the rules like any other.
    ///
    /// # Errors
    ///
    /// AttributeError with the text `__delete__`, as in Python, where a descriptor does not say otherwise.
    fn delete(&self) -> Result<T, Exception>
    where
        T: Sized,
    {
        Err(AttributeError::new("__delete__").into())
    }
}

impl<T: ?Sized, D: Descriptor<T> + ?Sized> Descriptor<T> for &D {
    fn get<'a>(&self, stored: &'a T) -> &'a T {
        D::get(self, stored)
    }

    fn check(&self, value: &T) -> Result<(), Violation> {
        D::check(self, value)
    }

    fn set(&self, value: &mut T) -> Result<(), Violation> {
        D::set(self, value)
    }

    fn delete(&self) -> Result<T, Exception>
    where
        T: Sized,
    {
        D::delete(self)
    }
}
