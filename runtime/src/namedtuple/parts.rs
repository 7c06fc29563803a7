//! What a named tuple can do if its fields can: one trait per ability, each implemented by the derive.

use super::arguments::Arguments;
use crate::{
    exception::Exception,
    value::{ToValue, Value},
};

/// A named tuple whose fields all become Python values.
#[diagnostic::on_unimplemented(
    message = "not every field of `{Self}` can become a Python value",
    note = "each field's type needs `dunder::ToValue`; `#[derive(NamedTuple)]` does the rest"
)]
pub trait Items {
    /// Hands the fields over, in order.
    #[doc(hidden)]
    fn visit(&self, visit: &mut dyn FnMut(&[&dyn ToValue]));
}

/// A named tuple whose fields all can be made of Python values.
#[diagnostic::on_unimplemented(
    message = "not every field of `{Self}` can be made of a Python value",
    note = "each field's type needs `TryFrom<dunder::Value>`; `#[derive(NamedTuple)]` does the rest"
)]
pub trait Build: Sized {
    /// Takes the fields, in order.
    #[doc(hidden)]
    fn build(arguments: &mut Arguments) -> Result<Self, Exception>;
}

/// A named tuple whose fields all can be cloned, and can be made of Python values.
#[diagnostic::on_unimplemented(
    message = "not every field of `{Self}` can be cloned and made of a Python value",
    note = "each field's type needs `Clone` and `TryFrom<dunder::Value>`; `#[derive(NamedTuple)]` does the rest"
)]
pub trait Replace: Sized {
    /// Takes the fields that change, in order, and clones the others.
    #[doc(hidden)]
    fn replaced(&self, arguments: &mut Arguments) -> Result<Self, Exception>;
}

/// The field at a position, for `u.field::<1>()`.
///
/// A field is left out if it is less visible than its struct and its type might be private: Rust does not let the type of such a
/// field be named from outside.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no field at position {I}",
    label = "no such field, or one that is less visible than `{Self}`",
    note = "IndexError: tuple index out of range"
)]
pub trait FieldAt<const I: usize> {
    /// The type of the field.
    type Type;

    /// The field.
    fn at(&self) -> &Self::Type;
}

/// A type that a Python value may be made into: every `TryFrom<Value>` whose error is an [`Exception`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be made of a Python value",
    label = "there is no `impl TryFrom<dunder::Value> for {Self}`",
    note = "write `impl TryFrom<dunder::Value> for {Self}`, with `type Error = dunder::Exception`"
)]
pub trait FromValue: Sized {
    /// Makes one of the value.
    ///
    /// # Errors
    ///
    /// If the value does not fit, what Python says then: `TypeError` for another type, `OverflowError` for a number too great.
    fn from_value(value: Value) -> Result<Self, Exception>;
}

#[diagnostic::do_not_recommend]
impl<T> FromValue for T
where
    T: TryFrom<Value>,
    Exception: From<T::Error>,
{
    fn from_value(value: Value) -> Result<Self, Exception> {
        Ok(T::try_from(value)?)
    }
}
