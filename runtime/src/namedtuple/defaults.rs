//! `_field_defaults`.

use core::{fmt, marker::PhantomData, ops::Deref};

use super::NamedTuple;
use crate::value::{Dict, Value};

/// The fields of `T` that have a default: their names, and their values where those are asked for.
///
/// Python evaluates a default once, when the class is made; here it is evaluated at each call, so that no two tuples share a list.
///
/// ```
/// use dunder::prelude::*;
///
/// #[derive(NamedTuple)]
/// struct User {
///     name: String,
///     #[default(18)]
///     age: u32,
///     #[default("zh")]
///     language: String,
/// }
/// assert_eq!(User::DEFAULTS, ["age", "language"]);
/// assert_eq!(User::DEFAULTS.get("age"), Some(18.into()));
/// assert_eq!(User::DEFAULTS.get("name"), None);
/// assert_eq!(User::DEFAULTS.asdict().to_string(), "{'age': 18, 'language': 'zh'}");
/// ```
pub struct Defaults<T> {
    names: &'static [&'static str],
    of: PhantomData<fn() -> T>,
}

/// The defaults of a named tuple, where their types become Python values.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "not every default of `{Self}` can become a Python value",
    note = "the type of each field that has one needs `dunder::ToValue`"
)]
pub trait DefaultValues {
    /// The default at a position among the defaults.
    fn default_value(index: usize) -> Option<Value> {
        let _ = index;
        None
    }
}

impl<T> Defaults<T> {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(names: &'static [&'static str]) -> Self {
        Self { names, of: PhantomData }
    }

    /// The default of the field of this name, evaluated now. `None` for a field without one.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Value>
    where
        T: DefaultValues,
    {
        self.names.iter().position(|known| *known == name).and_then(T::default_value)
    }

    /// All defaults by name, Python's `_field_defaults`, evaluated now.
    #[must_use]
    pub fn asdict(&self) -> Dict
    where
        T: DefaultValues,
    {
        self.names.iter().filter_map(|name| Some((*name, self.get(name)?))).collect()
    }
}

impl<T: NamedTuple> Defaults<T> {
    /// How many fields have none. They come first.
    pub(super) fn required(&self) -> usize {
        T::LEN - self.names.len()
    }
}

impl<T> Clone for Defaults<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Defaults<T> {}

impl<T> Deref for Defaults<T> {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        self.names
    }
}

impl<T> fmt::Debug for Defaults<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.names.fmt(f)
    }
}

impl<T> PartialEq<[&str]> for Defaults<T> {
    fn eq(&self, names: &[&str]) -> bool {
        self.names == names
    }
}

impl<T> PartialEq<&[&str]> for Defaults<T> {
    fn eq(&self, names: &&[&str]) -> bool {
        self.names == *names
    }
}

impl<T, const N: usize> PartialEq<[&str; N]> for Defaults<T> {
    fn eq(&self, names: &[&str; N]) -> bool {
        self.names == names
    }
}
