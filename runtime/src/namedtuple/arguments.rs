//! Values on their way into a named tuple: checked as a call in Python checks its arguments, then handed out field by field.

use alloc::{borrow::ToOwned, string::String, vec::Vec};
use core::fmt::Write as _;

use super::{Build, FromValue, NamedTuple};
use crate::{
    exception::{Exception, TypeError, ValueError},
    repr::repr,
    value::{Dict, Value},
};

/// What each field is made of, in the order of the fields; `None` where nothing was given.
#[doc(hidden)]
#[derive(Debug)]
pub struct Arguments {
    class: &'static str,
    fields: core::slice::Iter<'static, &'static str>,
    values: alloc::vec::IntoIter<Option<Value>>,
    error: Option<Exception>,
}

impl Arguments {
    fn new<T: NamedTuple>(values: Vec<Option<Value>>) -> Self {
        Self::of(T::NAME, T::FIELDS, values)
    }

    fn of(class: &'static str, fields: &'static [&'static str], values: Vec<Option<Value>>) -> Self {
        Self { class, fields: fields.iter(), values: values.into_iter(), error: None }
    }

    /// The value of the next field as a `T`, or what stands in for it. After an error there are no more.
    fn take<T: FromValue>(
        &mut self,
        otherwise: impl FnOnce(&Self, &'static str) -> Result<T, Exception>,
    ) -> Option<T> {
        if self.error.is_some() {
            return None;
        }
        let field = self.fields.next().copied().unwrap_or_default();
        let taken = match self.values.next().flatten() {
            Some(value) => T::from_value(value).map_err(|mut error| {
                error.add_note(format!("field '{field}' of {}", self.class));
                error
            }),
            None => otherwise(self, field),
        };
        taken.map_err(|error| self.error = Some(error)).ok()
    }

    /// Why a field was not there.
    ///
    /// # Panics
    ///
    /// If all were.
    pub fn error(&mut self) -> Exception {
        self.error.take().expect("a field was not there")
    }
}

/// The next field, for one that must be given.
pub fn take<T: FromValue>(arguments: &mut Arguments) -> Option<T> {
    arguments.take(|arguments, field| Err(missing(arguments.class, &[field])))
}

/// The next field, for one that has a default.
pub fn take_or<T: FromValue>(arguments: &mut Arguments, default: fn() -> T) -> Option<T> {
    arguments.take(|_, _| Ok(default()))
}

/// The next field, for one that stays as it is.
pub fn take_or_clone<T: FromValue + Clone>(arguments: &mut Arguments, current: &T) -> Option<T> {
    arguments.take(|_, _| Ok(current.clone()))
}

/// Makes one of as many values as there are fields.
///
/// # Errors
///
/// `TypeError` for more or fewer of them; what building one fails with.
pub fn make<T: Build>(
    class: &'static str,
    fields: &'static [&'static str],
    values: impl IntoIterator<Item = Value>,
) -> Result<T, Exception> {
    T::build(&mut exactly(class, fields, values.into_iter().collect())?)
}

/// One value for each field: `_make`.
fn exactly(
    class: &'static str,
    fields: &'static [&'static str],
    values: Vec<Value>,
) -> Result<Arguments, Exception> {
    let (expected, got) = (fields.len(), values.len());
    if expected != got {
        return Err(TypeError::new(format_args!("Expected {expected} arguments, got {got}")).into());
    }
    Ok(Arguments::of(class, fields, values.into_iter().map(Some).collect()))
}

/// Values by position and by name: `__new__`. The checks are in CPython's order.
pub(super) fn bind<T: NamedTuple>(args: Vec<Value>, kwargs: Dict) -> Result<Arguments, Exception> {
    let class = T::NAME;
    let error = |text: core::fmt::Arguments<'_>| Err(TypeError::new(text).into());
    let given = args.len();
    if kwargs.keys().any(|name| name.as_str().is_none()) {
        return error(format_args!("keywords must be strings"));
    }
    let mut values: Vec<Option<Value>> = args.into_iter().take(T::LEN).map(Some).collect();
    values.resize(T::LEN, None);
    for (key, value) in kwargs {
        let name = key.as_str().unwrap_or_default();
        let Some(at) = T::FIELDS.iter().position(|field| *field == name) else {
            return error(format_args!("{class}.__new__() got an unexpected keyword argument '{name}'"));
        };
        if values[at].replace(value).is_some() {
            return error(format_args!("{class}.__new__() got multiple values for argument '{name}'"));
        }
    }
    let required = T::DEFAULTS.required();
    if given > T::LEN {
        // The class itself counts as an argument.
        let (most, given) = (T::LEN + 1, given + 1);
        let takes = match required + 1 {
            least if least == most => {
                format!("{most} positional argument{}", if most == 1 { "" } else { "s" })
            }
            least => format!("from {least} to {most} positional arguments"),
        };
        return error(format_args!("{class}.__new__() takes {takes} but {given} were given"));
    }
    let absent: Vec<&str> = T::FIELDS
        .iter()
        .zip(&values)
        .take(required)
        .filter(|(_, value)| value.is_none())
        .map(|(name, _)| *name)
        .collect();
    if !absent.is_empty() {
        return Err(missing(class, &absent));
    }
    Ok(Arguments::new::<T>(values))
}

/// New values for some fields: `_replace`.
pub(super) fn changes<T: NamedTuple, N: AsRef<str>>(
    changes: impl Iterator<Item = (N, Value)>,
) -> Result<Arguments, Exception> {
    let mut values = vec![None; T::LEN];
    let mut unexpected: Vec<String> = Vec::new();
    for (name, value) in changes {
        let name = name.as_ref();
        let twice = match T::FIELDS.iter().position(|field| *field == name) {
            Some(at) => values[at].replace(value).is_some(),
            None if unexpected.iter().any(|earlier| earlier == name) => true,
            None => {
                unexpected.push(name.to_owned());
                false
            }
        };
        if twice {
            // The function is compiled in the module `collections`, so that is the name CPython prints.
            let method = format_args!("collections.{}._replace()", T::NAME);
            return Err(TypeError::new(format_args!(
                "{method} got multiple values for keyword argument '{name}'"
            ))
            .into());
        }
    }
    if !unexpected.is_empty() {
        return Err(ValueError::new(format_args!("Got unexpected field names: {}", repr(&unexpected))).into());
    }
    Ok(Arguments::new::<T>(values))
}

/// `missing 2 required positional arguments: 'x' and 'y'`
#[cold]
fn missing(class: &str, names: &[&str]) -> Exception {
    let mut list = String::new();
    for (index, name) in names.iter().enumerate() {
        let before = match (index, names.len()) {
            (0, _) => "",
            (1, 2) => " and ",
            (index, len) if index + 1 == len => ", and ",
            _ => ", ",
        };
        let _ = write!(list, "{before}'{name}'"); // a String takes everything
    }
    let (count, s) = (names.len(), if names.len() == 1 { "" } else { "s" });
    TypeError::new(format_args!("{class}.__new__() missing {count} required positional argument{s}: {list}"))
        .into()
}
