//! What expansions name. None of it is for people: it changes without notice.

pub extern crate alloc;

pub use crate::attempt::private as attempt;
pub use crate::attributes::Attributes;
pub use crate::attributes::private::*;
pub use crate::cached::private::*;
pub use crate::context::private as context;
pub use crate::exception::Exception;
pub use crate::fields::private::*;
pub use crate::fields::{Descriptor, FieldInfo, Fields, RuleInfo, ValidationErrors, rules};
pub use crate::generator::private as generator;
pub use crate::keyword::{At, Names, Rest, missing};
pub use crate::namedtuple::private::*;
pub use crate::repr::Repr;
pub use crate::value::{ToValue, Value};
#[cfg(feature = "serde")]
pub use serde;

/// What `list!`, `dict!` and `set!` name.
pub mod comprehension {
    pub use crate::comprehension::*;

    /// What `set!` makes. An alias, since of an item the compiler tells by which feature it is left out.
    #[cfg(feature = "std")]
    pub type HashSet<T> = std::collections::HashSet<T>;
}

/// A field that can be cloned. A bound on a reference is not checked until it is used, so that a field that cannot be cloned
/// costs only the methods that need it.
#[diagnostic::on_unimplemented(
    message = "`{T}` cannot be cloned",
    note = "methods that copy the whole value need every field to be `Clone`"
)]
pub trait ClonesTo<T> {
    fn clone_to(self) -> T;
}

impl<T: Clone> ClonesTo<T> for &T {
    #[inline]
    fn clone_to(self) -> T {
        self.clone()
    }
}
