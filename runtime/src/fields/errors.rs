//! Violations as data: path, code, parameters, value, and a sentence that is only built when it is read.

use core::fmt;
use core::fmt::Write as _;
use std::borrow::Cow;

use super::check::Input;
use super::descriptor::Violation;
use super::info::FieldInfo;
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
pub struct ValidationErrors(Box<Inner>);

/// The lists that the errors share, so that a dozen errors cost a handful of allocations.
#[derive(Debug, Clone, Default)]
pub(super) struct Inner {
    entries: Vec<Entry>,
    /// Paths are chains of nodes from the outside in.
    nodes: Vec<Node>,
    /// What was kept of rejected texts, end to end, and the keys of maps.
    texts: String,
}

#[derive(Debug, Clone)]
struct Entry {
    field: &'static FieldInfo,
    /// The first node of the path below the field, counted from 1; 0 for none.
    below: u32,
    value: Kept,
    violation: Violation,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    step: Step,
    /// As `Entry::below`.
    next: u32,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Field(&'static FieldInfo),
    Index(usize),
    Key(Text),
    /// The key of a map that is secret.
    SecretKey,
}

/// A piece of `Inner::texts`.
#[derive(Debug, Clone, Copy)]
struct Text {
    start: u32,
    end: u32,
}

#[derive(Debug, Clone, Copy)]
enum Kept {
    None,
    Bool(bool),
    Int(i128),
    Float(f64),
    Text(Text),
}

/// A longer text is not kept: an error is no place for a megabyte.
const LONGEST_KEPT_TEXT: usize = 128;

/// A dozen errors fit without growing.
const EXPECTED: usize = 12;

impl Inner {
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn push(&mut self, field: &'static FieldInfo, violation: Violation, value: Input<'_>) {
        let value = match value {
            _ if field.secret => Kept::None,
            Input::None => Kept::None,
            Input::Bool(bool) => Kept::Bool(bool),
            Input::Int(int) => Kept::Int(int),
            Input::Float(float) => Kept::Float(float),
            Input::Text(text) if text.len() > LONGEST_KEPT_TEXT => Kept::None,
            Input::Text(text) => Kept::Text(self.text(|texts| texts.push_str(text))),
        };
        if self.entries.is_empty() {
            self.entries.reserve_exact(EXPECTED);
        }
        self.entries.push(Entry { field, below: 0, value, violation });
    }

    fn text(&mut self, write: impl FnOnce(&mut String)) -> Text {
        if self.texts.is_empty() {
            self.texts.reserve(4 * LONGEST_KEPT_TEXT);
        }
        let start = self.texts.len();
        write(&mut self.texts);
        Text { start: start as u32, end: self.texts.len() as u32 }
    }

    /// Puts `step` in front of the path below the field of each entry since `mark`.
    fn step(&mut self, mark: usize, step: impl Fn(&Entry) -> Step) {
        if self.nodes.is_empty() {
            self.nodes.reserve(EXPECTED);
        }
        for entry in &mut self.entries[mark..] {
            self.nodes.push(Node { step: step(entry), next: entry.below });
            entry.below = self.nodes.len() as u32;
        }
    }

    pub(super) fn nest(&mut self, mark: usize, field: &'static FieldInfo) {
        self.step(mark, |entry| Step::Field(entry.field));
        for entry in &mut self.entries[mark..] {
            entry.field = field;
        }
        if field.secret {
            self.hide(mark);
        }
    }

    /// What is in a secret field is secret: the values, and the keys of maps on the way to them.
    fn hide(&mut self, mark: usize) {
        for entry in &mut self.entries[mark..] {
            entry.value = Kept::None;
            let mut below = entry.below;
            while let Some(node) = below.checked_sub(1).map(|at| &mut self.nodes[at as usize]) {
                if let Step::Key(_) = node.step {
                    node.step = Step::SecretKey;
                }
                below = node.next;
            }
        }
    }

    pub(super) fn at_index(&mut self, mark: usize, index: usize) {
        self.step(mark, |_| Step::Index(index));
    }

    pub(super) fn at_key(&mut self, mark: usize, key: &dyn fmt::Debug) {
        let text = self.text(|texts| write!(texts, "{key:?}").expect("writing to a string does not fail"));
        self.step(mark, |entry| if entry.field.secret { Step::SecretKey } else { Step::Key(text) });
    }

    pub(super) fn append(&mut self, mut other: Inner) {
        let (nodes, texts) = (self.nodes.len() as u32, self.texts.len() as u32);
        let moved = |text: Text| Text { start: text.start + texts, end: text.end + texts };
        let linked = |next: u32| if next == 0 { 0 } else { next + nodes };
        for node in &mut other.nodes {
            node.next = linked(node.next);
            if let Step::Key(text) = &mut node.step {
                *text = moved(*text);
            }
        }
        for entry in &mut other.entries {
            entry.below = linked(entry.below);
            if let Kept::Text(text) = &mut entry.value {
                *text = moved(*text);
            }
        }
        self.entries.append(&mut other.entries);
        self.nodes.append(&mut other.nodes);
        self.texts.push_str(&other.texts);
    }

    /// Leaves out what was found since `mark` wrong with a value that was refused before.
    pub(super) fn forget_refused(&mut self, mark: usize) {
        let path = |inner: &Self, at: usize| {
            ValidationError { inner, entry: &inner.entries[at] }.path().into_owned()
        };
        let refused: Vec<String> = (0..mark).map(|at| path(self, at)).collect();
        let again: Vec<bool> =
            (0..self.len()).map(|at| at >= mark && refused.contains(&path(self, at))).collect();
        let mut again = again.into_iter();
        self.entries.retain(|_| !again.next().unwrap_or_default());
    }

    fn get(&self, text: Text) -> &str {
        &self.texts[text.start as usize..text.end as usize]
    }
}

impl ValidationErrors {
    #[cold]
    pub(super) fn from_inner(mut inner: Box<Inner>) -> Self {
        // What converts a value runs before what checks it: the order of declaration is restored here.
        inner.entries.sort_by_key(|entry| entry.field.index);
        Self(inner)
    }

    pub(super) fn into_inner(self) -> Inner {
        *self.0
    }

    /// How many violations there are: at least one.
    #[must_use]
    #[allow(clippy::len_without_is_empty, reason = "there is at least one")]
    pub fn len(&self) -> usize {
        self.0.entries.len()
    }

    /// The violations, in the order of declaration.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = ValidationError<'_>> + DoubleEndedIterator + Clone {
        self.0.entries.iter().map(|entry| ValidationError { inner: &self.0, entry })
    }
}

impl<'a> IntoIterator for &'a ValidationErrors {
    type Item = ValidationError<'a>;
    type IntoIter = std::vec::IntoIter<ValidationError<'a>>;

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

impl std::error::Error for ValidationErrors {}

/// A ValueError with the same text, from which `downcast_ref` gives the errors back.
impl From<ValidationErrors> for Exception {
    fn from(errors: ValidationErrors) -> Self {
        Self::from_error_as(ValueError::CLASS, errors)
    }
}

/// One violated rule: where, which, and with what. Borrowed from [`ValidationErrors`].
#[derive(Clone, Copy)]
pub struct ValidationError<'a> {
    inner: &'a Inner,
    entry: &'a Entry,
}

/// One step of a [path](ValidationError::path).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment<'a> {
    /// `address`, by the name that serde uses where the field is renamed.
    Field(&'a str),
    /// `[1]`
    Index(usize),
    /// `["key"]`: the key's `Debug` text; `…` in a field that is secret.
    Key(&'a str),
}

impl<'a> ValidationError<'a> {
    /// Where: `age`, `tags[1]`, `address.zip`, `limits["cpu"]`. Empty for the value of a newtype.
    ///
    /// Borrowed unless there is more than a field's name.
    #[must_use]
    pub fn path(&self) -> Cow<'a, str> {
        if self.entry.below == 0 {
            return Cow::Borrowed(self.entry.field.path);
        }
        let mut path = String::new();
        for segment in self.segments() {
            match segment {
                Segment::Field(name) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(name);
                }
                Segment::Index(index) => {
                    write!(path, "[{index}]").expect("writing to a string does not fail")
                }
                Segment::Key(key) => write!(path, "[{key}]").expect("writing to a string does not fail"),
            }
        }
        Cow::Owned(path)
    }

    /// The steps of the [path](Self::path), as data.
    pub fn segments(&self) -> impl Iterator<Item = Segment<'a>> {
        let inner = self.inner;
        let mut below = self.entry.below;
        let rest = core::iter::from_fn(move || {
            let node = inner.nodes[below.checked_sub(1)? as usize];
            below = node.next;
            Some(match node.step {
                Step::Field(field) => Segment::Field(field.path),
                Step::Index(index) => Segment::Index(index),
                Step::Key(text) => Segment::Key(inner.get(text)),
                Step::SecretKey => Segment::Key("…"),
            })
        });
        // The only field of a tuple struct adds no step.
        core::iter::once(Segment::Field(self.entry.field.path))
            .chain(rest)
            .filter(|segment| !matches!(segment, Segment::Field("")))
    }

    /// The field of the outermost type that the violation is in.
    #[must_use]
    pub fn field(&self) -> &'static FieldInfo {
        self.entry.field
    }

    /// Which rule: its name, `len` or `range`, or what a [`Violation`] was made with.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.entry.violation.code
    }

    /// The sentence, without the path: `must be between 18 and 120, not 200`. Built at each call.
    #[must_use]
    pub fn message(&self) -> String {
        let mut text = String::new();
        let violation = &self.entry.violation;
        message::write(&mut text, violation, self.kept()).expect("writing to a string does not fail");
        text
    }

    /// The rejected value, if it was kept.
    pub(super) fn kept(&self) -> Option<Param> {
        Some(match self.entry.value {
            Kept::None => return None,
            Kept::Bool(bool) => Param::Bool(bool),
            Kept::Int(int) => Param::int(int),
            Kept::Float(float) => Param::Float(float),
            Kept::Text(text) => Param::Text(self.inner.get(text).into()),
        })
    }

    /// The rejected value: numbers, truth values and texts of up to 128 bytes. None for other values, and for what is `secret`.
    #[must_use]
    pub fn value(&self) -> Option<Value> {
        self.kept().map(Value::from)
    }

    /// The parameters of the rule: `{'min': 18, 'max': 120}`. An open bound has none.
    #[must_use]
    pub fn params(&self) -> Dict {
        self.parameters().map(|(name, param)| (name, Value::from(param.clone()))).collect()
    }

    /// The [`params`](Self::params) as they are kept, their names.
    pub fn parameters(&self) -> impl Iterator<Item = (&'static str, &'a Param)> {
        self.entry
            .violation
            .params
            .iter()
            .filter(|(name, _)| !name.is_empty())
            .map(|(name, param)| (*name, param))
    }
}

/// `path: message`
impl fmt::Display for ValidationError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path();
        if !path.is_empty() {
            write!(f, "{path}: ")?;
        }
        f.write_str(&self.message())
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
