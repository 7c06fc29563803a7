//! Validated fields: what Python does with descriptors, decided while compiling.
//!
//! [`#[derive(Fields)]`](derive@crate::Fields) makes every way of building or changing a value go through the rules of its fields.
//! The pieces are here: the [`Descriptor`] protocol, the built-in [`rules`], and [`ValidationErrors`], which are data.

use alloc::boxed::Box;

mod assign;
mod check;
mod descriptor;
#[cfg(feature = "serde")]
mod deserialize;
mod elements;
mod errors;
mod found;
mod info;
mod input;
mod message;
mod param;
pub mod rules;
#[cfg(feature = "serde")]
mod serialize;
mod violation;

pub use descriptor::Descriptor;
pub use errors::{ValidationError, ValidationErrors};
pub use found::Segment;
pub use info::{FieldInfo, RuleInfo};
pub use param::Param;
pub use violation::Violation;

use crate::namedtuple::private::{Build, make};
use crate::{Exception, Value};
use check::Collector;

/// What expansions call.
#[doc(hidden)]
pub mod private {
    pub use super::assign::{admit, assign, replace, settle_and_admit, store, with};
    pub use super::check::{
        Collector, check, check_fitting, check_number, check_opaque, named, nested, nested_each, same_as, set,
    };
    #[cfg(feature = "serde")]
    pub use super::deserialize::{DeserializeChecked, deserialize};
    pub use super::elements::{each, each_mut, keys, values, values_mut};
    pub use super::input::{Captured, Input};
}

/// A type whose fields are descriptors: derive it with [`#[derive(Fields)]`](derive@crate::Fields).
///
/// ```
/// use dunder::prelude::*;
///
/// #[derive(Fields, Debug)]
/// struct Circle {
///     /// In metres.
///     #[field(range(0.0..))]
///     radius: f64,
/// }
///
/// let radius = &Circle::DESCRIPTORS[0];
/// assert_eq!((radius.name, radius.type_name, radius.doc), ("radius", "f64", "In metres."));
/// assert_eq!(radius.rules[0].code, "range");
/// assert!(Circle::new(-1.0).is_err());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no validated fields",
    label = "not a `Fields` type",
    note = "write `#[derive(Fields)]` on `{Self}`"
)]
pub trait Fields {
    /// The name of the type, as `type(x).__name__` gives it.
    const NAME: &'static str;

    /// The names of the fields, in the order of declaration; those of an enum's variants one after the other.
    const FIELDS: &'static [&'static str];

    /// What is known of each field, in the order of declaration: the class attributes that a Python ORM reads.
    const DESCRIPTORS: &'static [FieldInfo];

    /// Checks every rule again.
    ///
    /// A struct outside the module that defines it is always valid. In that module, and for an enum, whose variants Rust makes
    /// public, this is how to find out.
    ///
    /// # Errors
    ///
    /// Every violation, in the order of declaration.
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = Collector::new();
        self.__check(&mut errors);
        errors.finish()
    }

    /// Makes a struct of as many values as there are fields, in order.
    ///
    /// ```
    /// use dunder::prelude::*;
    ///
    /// #[derive(Fields, Debug, PartialEq)]
    /// struct User {
    ///     #[field(non_empty)]
    ///     name: String,
    ///     age: u8,
    /// }
    /// assert_eq!(User::make(["fank".into(), 27.into()])?, User::new("fank", 27)?);
    /// let error = User::make(["".into(), 27.into()]).unwrap_err();
    /// assert_eq!(error.to_string(), "ValueError: name: must not be empty, not ''");
    /// # Ok::<(), Exception>(())
    /// ```
    ///
    /// # Errors
    ///
    /// TypeError for more or fewer of them, the error of the first value that its field cannot be made of, and ValueError with
    /// every violated rule.
    fn make<I: IntoIterator<Item = Value>>(values: I) -> Result<Self, Exception>
    where
        Self: Build,
    {
        make(Self::NAME, Self::FIELDS, values)
    }

    #[doc(hidden)]
    fn __check(&self, errors: &mut Collector);
}

// What holds a validated value is validated by it.
macro_rules! through_pointers {
    ($($pointer:ty),*) => {
        $(impl<T: Fields + ?Sized> Fields for $pointer {
            const NAME: &'static str = T::NAME;
            const FIELDS: &'static [&'static str] = T::FIELDS;
            const DESCRIPTORS: &'static [FieldInfo] = T::DESCRIPTORS;

            fn __check(&self, errors: &mut Collector) {
                T::__check(self, errors);
            }
        })*
    };
}
through_pointers!(Box<T>, alloc::rc::Rc<T>, alloc::sync::Arc<T>, &T);
