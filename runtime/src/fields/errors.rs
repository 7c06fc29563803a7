//! Violations as data: path, code, parameters, value, and a sentence that is only built when it is read.

use alloc::{borrow::Cow, boxed::Box, string::String, vec::Vec};
use core::fmt::{self, Write};

use super::found::{Entry, Found, Segment};
use super::info::FieldInfo;
use super::input::Input;
use super::message;
use super::param::Param;
use crate::exception::{ExceptionType as _, ValueError};
use crate::{Dict, Exception, Value};

/// Every violation that was found, in the order of declaration. There is at least one.
///
/// Made by [`#[derive(Fields)]`](derive@crate::Fields); converts into a ValueError.
///
/// ```
/// use dunder::prelude::*;
///
/// #[derive(Fields, Debug)]
/// struct Account {
///     #[field(len(1..=64))]
///     name: String,
///     #[field(each(len(1..=10)))]
///     tags: Vec<String>,
/// }
///
/// let errors = Account::new("", vec!["ok".into(), "".into()]).unwrap_err();
/// assert_eq!(errors.len(), 2);
/// let second = errors.iter().nth(1).unwrap();
/// assert_eq!(second.path(), "tags[1]");
/// assert_eq!(second.code(), "len");
/// assert_eq!(errors.to_string(), "name: length must be between 1 and 64, not ''\ntags[1]: length must be between 1 and 10, not ''");
/// ```
#[derive(Clone)]
pub struct ValidationErrors(Box<Found>);

impl ValidationErrors {
    #[inline]
    pub(super) fn new(found: Box<Found>) -> Self {
        Self(found)
    }

    pub(super) fn into_found(self) -> Box<Found> {
        self.0
    }

    /// How many violations there are: at least one.
    #[must_use]
    #[allow(clippy::len_without_is_empty, reason = "there is at least one")]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The violations, in the order of declaration.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = ValidationError<'_>> + DoubleEndedIterator + Clone {
        (0..self.len()).map(|index| ValidationError { found: &self.0, entry: self.0.entry(index) })
    }
}

impl<'a> IntoIterator for &'a ValidationErrors {
    type Item = ValidationError<'a>;
    type IntoIter = alloc::vec::IntoIter<ValidationError<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter().collect::<Vec<_>>().into_iter()
    }
}

/// One line per violation: `path: message`.
impl fmt::Display for ValidationErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, error) in self.iter().enumerate() {
            if i > 0 {
                f.write_char('\n')?;
            }
            fmt::Display::fmt(&error, f)?;
        }
        Ok(())
    }
}

impl fmt::Debug for ValidationErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl core::error::Error for ValidationErrors {}

/// A ValueError with the same text, from which `downcast_ref` gives the errors back.
impl From<ValidationErrors> for Exception {
    fn from(errors: ValidationErrors) -> Self {
        Self::from_error_as(ValueError::CLASS, errors)
    }
}

/// One violated rule: where, which, and with what. Borrowed from [`ValidationErrors`].
#[derive(Clone, Copy)]
pub struct ValidationError<'a> {
    found: &'a Found,
    entry: &'a Entry,
}

impl<'a> ValidationError<'a> {
    /// Where: `age`, `tags[1]`, `address.zip`, `limits["cpu"]`. Empty for the value of a newtype.
    ///
    /// Borrowed unless there is more than a field's name.
    #[must_use]
    pub fn path(&self) -> Cow<'a, str> {
        if !Found::is_deep(self.entry) {
            return Cow::Borrowed(self.entry.field.path);
        }
        let mut path = String::new();
        self.write_path(&mut path).expect("writing to a string does not fail");
        Cow::Owned(path)
    }

    /// Writes the path, and says whether there is one.
    fn write_path(&self, out: &mut dyn Write) -> Result<bool, fmt::Error> {
        let mut written = false;
        for segment in self.segments() {
            match segment {
                Segment::Field(name) => {
                    if written {
                        out.write_char('.')?;
                    }
                    out.write_str(name)?;
                }
                Segment::Index(index) => write!(out, "[{index}]")?,
                Segment::Key(key) => write!(out, "[{key}]")?,
            }
            written = true;
        }
        Ok(written)
    }

    /// The steps of the [path](Self::path), as data.
    pub fn segments(&self) -> impl Iterator<Item = Segment<'a>> {
        self.found.segments(self.entry)
    }

    /// The field of the outermost type that the violation is in.
    #[must_use]
    pub fn field(&self) -> &'static FieldInfo {
        self.entry.field
    }

    /// Which rule: its name, `len` or `range`, or what a [`Violation`](super::Violation) was made with.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.entry.violation.code
    }

    /// The sentence, without the path: `must be between 18 and 120, not 200`. Built at each call.
    #[must_use]
    pub fn message(&self) -> String {
        let mut text = String::new();
        self.write_message(&mut text).expect("writing to a string does not fail");
        text
    }

    fn write_message(&self, out: &mut dyn Write) -> fmt::Result {
        message::write(out, &self.entry.violation, self.input())
    }

    /// The rejected value, as far as it was kept.
    pub(super) fn input(&self) -> Input<'a> {
        self.found.value(self.entry)
    }

    /// The rejected value: numbers, truth values and texts of up to 128 bytes. None for other values, and for what is `secret`.
    #[must_use]
    pub fn value(&self) -> Option<Value> {
        match self.input() {
            Input::None => None,
            input => Some(Param::from(input).into()),
        }
    }

    /// The parameters of the rule: `{'min': 18, 'max': 120}`. An open bound has none.
    #[must_use]
    pub fn params(&self) -> Dict {
        self.parameters().map(|(name, param)| (name, Value::from(param))).collect()
    }

    /// The [`params`](Self::params) as they are kept, with their names.
    pub fn parameters(&self) -> impl Iterator<Item = (&'static str, Param)> {
        self.entry.violation.params()
    }
}

/// `path: message`
impl fmt::Display for ValidationError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.write_path(f)? {
            f.write_str(": ")?;
        }
        self.write_message(f)
    }
}

impl fmt::Debug for ValidationError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ValidationError")
            .field("path", &self.path())
            .field("code", &self.code())
            .field("message", &self.message())
            .finish()
    }
}
