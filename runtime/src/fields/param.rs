//! The parameters of a violated rule, as data.

use alloc::{boxed::Box, string::String};
use core::fmt;

use super::input::shortest;
use crate::{Tuple, Value};

/// A bound, a divisor, a prefix: one argument of a rule that was violated.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub enum Param {
    /// Nothing: the bound is open.
    #[default]
    None,
    /// A truth value.
    Bool(bool),
    /// An integer.
    Int(i64),
    /// An integer beyond that.
    BigInt(Box<i128>),
    /// A floating point number.
    Float(f64),
    /// A text that the program holds.
    Str(&'static str),
    /// A text.
    Text(Box<str>),
    /// What `Debug` shows of a value of another type.
    Shown(Box<str>),
    /// Several.
    List(Box<[Param]>),
}

impl Param {
    pub(super) fn int(int: i128) -> Self {
        i64::try_from(int).map_or_else(|_| Self::BigInt(Box::new(int)), Self::Int)
    }

    /// The parameter that a value's `Debug` text shows: numbers stay numbers, whatever type they had.
    ///
    /// A rule works on any ordered type; this is how its bounds become data without asking more of that type. It runs only
    /// once a rule is violated.
    #[cold]
    pub fn of_debug(value: &dyn fmt::Debug) -> Self {
        let text = format!("{value:?}");
        if let Ok(int) = text.parse() {
            return Self::int(int);
        }
        let numeric = text.starts_with(|c: char| c == '-' || c.is_ascii_digit());
        if (numeric || ["NaN", "inf"].contains(&text.as_str()))
            && let Ok(float) = text.parse()
        {
            return Self::Float(float);
        }
        match text.as_str() {
            "true" => Self::Bool(true),
            "false" => Self::Bool(false),
            _ => match unquoted(&text) {
                Some(unquoted) => Self::Text(unquoted.into()),
                None => Self::Shown(text.into()),
            },
        }
    }
}

/// What is in the quotes of a string's or a character's `Debug` text, where nothing in it is escaped.
fn unquoted(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|first| ['"', '\''].contains(first))?;
    text.strip_prefix(quote)?.strip_suffix(quote).filter(|text| !text.contains('\\'))
}

/// As Python's `repr` shows it.
impl fmt::Display for Param {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("None"),
            Self::Bool(true) => f.write_str("True"),
            Self::Bool(false) => f.write_str("False"),
            Self::Int(int) => write!(f, "{int}"),
            Self::BigInt(int) => write!(f, "{int}"),
            Self::Float(float) => write!(f, "{float:?}"),
            Self::Str(text) => write!(f, "{text}"),
            Self::Text(text) | Self::Shown(text) => write!(f, "{text}"),
            Self::List(items) => {
                for (i, item) in items.iter().enumerate() {
                    if i > 0 {
                        f.write_str(", ")?;
                    }
                    write!(f, "{item}")?;
                }
                Ok(())
            }
        }
    }
}

macro_rules! from_ints {
    ($($int:ty),*) => {
        $(impl From<$int> for Param {
            fn from(int: $int) -> Self {
                Self::int(int as i128)
            }
        })*
    };
}
from_ints!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, usize);

impl From<bool> for Param {
    fn from(bool: bool) -> Self {
        Self::Bool(bool)
    }
}

/// By its shortest digits: `0.1`, and not the 0.10000000149011612 that the nearest `f32` is.
impl From<f32> for Param {
    fn from(float: f32) -> Self {
        Self::Float(shortest(float))
    }
}

impl From<f64> for Param {
    fn from(float: f64) -> Self {
        Self::Float(float)
    }
}

impl From<&'static str> for Param {
    fn from(text: &'static str) -> Self {
        Self::Str(text)
    }
}

impl From<String> for Param {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<Param> for Value {
    fn from(param: Param) -> Self {
        match param {
            Param::None => Self::None,
            Param::Bool(bool) => bool.into(),
            Param::Int(int) => int.into(),
            Param::BigInt(int) => (*int).into(),
            Param::Float(float) => float.into(),
            Param::Str(text) => text.into(),
            Param::Text(text) | Param::Shown(text) => (&*text).into(),
            Param::List(items) => items.into_iter().map(Self::from).collect::<Tuple>().into(),
        }
    }
}
