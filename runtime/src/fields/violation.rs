//! What a rule has against a value.

use alloc::{boxed::Box, string::String, vec::Vec};
use core::ops::Bound;

use super::input::Input;
use super::param::Param;
use crate::exception::{Exception, Raised};

/// What a [`Descriptor`](super::Descriptor) has against a value: a code for programs, parameters as data, and a sentence for
/// people.
///
/// Where it happened is not its business: the path is added by what collects it.
#[derive(Debug, Clone)]
pub struct Violation {
    pub(super) code: &'static str,
    detail: Detail,
}

/// The parameters and the sentence. Violations of the commonest rules allocate nothing.
#[derive(Debug, Clone)]
enum Detail {
    None,
    /// The ends of a range of numbers.
    Bounds(Bound<Number>, Bound<Number>),
    /// A text that the program holds.
    Text(&'static str, &'static str),
    Given(Box<Given>),
}

#[derive(Debug, Clone, Copy)]
enum Number {
    Int(i64),
    Float(f64),
}

#[derive(Debug, Clone, Default)]
struct Given {
    params: Vec<(&'static str, Param)>,
    message: Option<Box<str>>,
}

impl Violation {
    /// A violation of the rule called `code`.
    #[must_use]
    pub fn new(code: &'static str) -> Self {
        Self { code, detail: Detail::None }
    }

    /// Adds a parameter.
    #[must_use]
    pub fn param(mut self, name: &'static str, value: impl Into<Param>) -> Self {
        self.given().params.push((name, value.into()));
        self
    }

    /// Sets the sentence: "must be …", without the path, which goes in front, and the value, which follows.
    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.given().message = Some(message.into().into());
        self
    }

    fn given(&mut self) -> &mut Given {
        if !matches!(self.detail, Detail::Given(_)) {
            let params = self.params().collect();
            self.detail = Detail::Given(Box::new(Given { params, message: None }));
        }
        match &mut self.detail {
            Detail::Given(given) => given,
            _ => unreachable!("it has just been made so"),
        }
    }

    /// A violation of a rule with a text of the program's.
    pub(super) fn with_text(code: &'static str, name: &'static str, text: &'static str) -> Self {
        Self { code, detail: Detail::Text(name, text) }
    }

    /// A violation of a rule that asks for something between two numbers.
    #[inline]
    pub(super) fn outside(code: &'static str, start: Bound<Input<'_>>, end: Bound<Input<'_>>) -> Self {
        match (number(start), number(end)) {
            (Some(start), Some(end)) => Self { code, detail: Detail::Bounds(start, end) },
            _ => Self::outside_any(code, start.map(Param::from), end.map(Param::from)),
        }
    }

    /// A violation of a rule that asks for a length from `min` to `max`; the ends of `usize` are open.
    #[inline]
    pub(super) fn length(code: &'static str, min: usize, max: usize) -> Self {
        let bound = |length| {
            i64::try_from(length).map_or(Bound::Unbounded, |length| Bound::Included(Number::Int(length)))
        };
        let min = if min > 0 { bound(min) } else { Bound::Unbounded };
        Self { code, detail: Detail::Bounds(min, bound(max)) }
    }

    /// As [`outside`](Self::outside), of anything that has an order.
    #[cold]
    pub(super) fn outside_any(code: &'static str, start: Bound<Param>, end: Bound<Param>) -> Self {
        let ends = ends(start, end);
        ends.into_iter()
            .flatten()
            .fold(Self::new(code), |violation, (name, bound)| violation.param(name, bound))
    }

    /// The sentence that was given.
    pub(super) fn own_message(&self) -> Option<&str> {
        match &self.detail {
            Detail::Given(given) => given.message.as_deref(),
            _ => None,
        }
    }

    pub(super) fn params(&self) -> impl Iterator<Item = (&'static str, Param)> {
        let (few, many) = match &self.detail {
            Detail::None => ([None, None], [].as_slice()),
            Detail::Bounds(start, end) => (ends(start.map(Param::from), end.map(Param::from)), [].as_slice()),
            Detail::Text(name, text) => ([Some((*name, Param::Str(text))), None], [].as_slice()),
            Detail::Given(given) => ([None, None], given.params.as_slice()),
        };
        few.into_iter().flatten().chain(many.iter().cloned())
    }
}

/// The bounds with their names; an open one has none.
fn ends(start: Bound<Param>, end: Bound<Param>) -> [Option<(&'static str, Param)>; 2] {
    let named = |bound, inclusive, exclusive| match bound {
        Bound::Included(bound) => Some((inclusive, bound)),
        Bound::Excluded(bound) => Some((exclusive, bound)),
        Bound::Unbounded => None,
    };
    [named(start, "min", "above"), named(end, "max", "below")]
}

fn number(bound: Bound<Input<'_>>) -> Option<Bound<Number>> {
    let number = |input| match input {
        Input::Int(int) => Some(Number::Int(int)),
        Input::Float(float) => Some(Number::Float(float)),
        _ => None,
    };
    Some(match bound {
        Bound::Included(input) => Bound::Included(number(input)?),
        Bound::Excluded(input) => Bound::Excluded(number(input)?),
        Bound::Unbounded => Bound::Unbounded,
    })
}

impl From<Number> for Param {
    fn from(number: Number) -> Self {
        match number {
            Number::Int(int) => Self::Int(int),
            Number::Float(float) => Self::Float(float),
        }
    }
}

/// A descriptor may raise as in Python: the exception's class is the code, its text the sentence.
impl From<Exception> for Violation {
    fn from(exception: Exception) -> Self {
        Self::new(exception.class_name()).message(exception.message())
    }
}

/// As of any [`Exception`]: `return Err(ValueError::new("…").into())`.
impl<K> From<Raised<K>> for Violation {
    fn from(raised: Raised<K>) -> Self {
        Exception::from(raised).into()
    }
}
