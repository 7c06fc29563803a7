//! What a call passes.

use alloc::vec::Vec;

use crate::value::{Tuple, Value};

/// The arguments of a call: borrowed, and copied freely. [`args!`](crate::args) makes them.
///
/// ```
/// use dunder::{dynamic::*, prelude::*};
///
/// let args = args![1, "x", key = 2.5];
/// assert_eq!((args.len(), args.get(1).unwrap().to_string()), (2, "x".to_owned()));
/// assert_eq!(args.keyword("key").unwrap(), &2.5);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Args<'a> {
    /// The receiver of a bound method, which goes before the rest.
    #[doc(hidden)]
    pub first: Option<&'a Value>,
    #[doc(hidden)]
    pub rest: &'a [Value],
    #[doc(hidden)]
    pub keywords: &'a [(&'a str, Value)],
}

impl<'a> Args<'a> {
    /// Positional and keyword arguments.
    #[must_use]
    #[inline]
    pub const fn new(positional: &'a [Value], keywords: &'a [(&'a str, Value)]) -> Self {
        Self { first: None, rest: positional, keywords }
    }

    /// How many positional arguments there are.
    #[must_use]
    #[inline]
    pub fn len(self) -> usize {
        self.rest.len() + usize::from(self.first.is_some())
    }

    /// Whether there are no arguments at all.
    #[must_use]
    #[inline]
    pub fn is_empty(self) -> bool {
        self.len() == 0 && self.keywords.is_empty()
    }

    /// A positional argument.
    #[must_use]
    #[inline]
    pub fn get(self, index: usize) -> Option<&'a Value> {
        match self.first {
            Some(first) if index == 0 => Some(first),
            Some(_) => self.rest.get(index - 1),
            None => self.rest.get(index),
        }
    }

    /// The positional arguments.
    #[inline]
    pub fn iter(self) -> impl Iterator<Item = &'a Value> {
        self.first.into_iter().chain(self.rest)
    }

    /// The positional arguments, as values of one's own.
    #[must_use]
    #[inline]
    pub fn to_vec(self) -> Vec<Value> {
        self.iter().cloned().collect()
    }

    /// The positional arguments, as Python's `*args` has them.
    #[must_use]
    #[inline]
    pub fn to_tuple(self) -> Tuple {
        self.to_vec().into()
    }

    /// A keyword argument.
    #[must_use]
    #[inline]
    pub fn keyword(self, name: &str) -> Option<&'a Value> {
        self.keywords.iter().find(|(keyword, _)| *keyword == name).map(|(_, value)| value)
    }

    /// The keyword arguments, in the order of the call.
    #[must_use]
    #[inline]
    pub fn keywords(self) -> &'a [(&'a str, Value)] {
        self.keywords
    }

    /// The first positional argument, and the others.
    #[must_use]
    #[inline]
    pub fn split_first(self) -> Option<(&'a Value, Self)> {
        match (self.first, self.rest) {
            (Some(first), _) => Some((first, Self { first: None, ..self })),
            (None, [first, rest @ ..]) => Some((first, Self { rest, ..self })),
            (None, []) => None,
        }
    }

    /// The same without the keyword arguments.
    #[must_use]
    #[inline]
    pub fn without_keywords(self) -> Self {
        Self { keywords: &[], ..self }
    }

    /// Goes on with one more argument at the front.
    #[inline]
    pub(super) fn prepended<R>(self, value: &Value, go_on: impl FnOnce(Args<'_>) -> R) -> R {
        if self.first.is_none() {
            return go_on(Args { first: Some(value), rest: self.rest, keywords: self.keywords });
        }
        let rest = self.to_vec();
        go_on(Args { first: Some(value), rest: &rest, keywords: self.keywords })
    }
}

/// The arguments of a call, as Python writes them: positional ones, then `name = value`.
///
/// ```
/// use dunder::{dynamic::*, prelude::*};
///
/// let pair = Function::new("pair", |args| Ok(args.to_tuple().into()));
/// assert_eq!(pair.call(args![1, "x"])?.to_string(), "(1, 'x')");
/// # Ok::<(), Exception>(())
/// ```
#[macro_export]
macro_rules! args {
    () => { $crate::dynamic::Args { first: ::core::option::Option::None, rest: &[], keywords: &[] } };
    ($($tokens:tt)+) => { $crate::__args!([] [] $($tokens)+) };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __args {
    ([$($positional:expr),*] [$(($name:ident $keyword:expr)),*]) => {
        $crate::dynamic::Args {
            first: ::core::option::Option::None,
            rest: &[$($crate::Value::from($positional)),*],
            keywords: &[$((::core::stringify!($name), $crate::Value::from($keyword))),*],
        }
    };
    ([$($positional:expr),*] [$($keywords:tt),*] $name:ident = $value:expr $(, $($rest:tt)*)?) => {
        $crate::__args!([$($positional),*] [$($keywords,)* ($name $value)] $($($rest)*)?)
    };
    ([$($positional:expr),*] [$($keywords:tt),*] $value:expr $(, $($rest:tt)*)?) => {
        $crate::__args!([$($positional,)* $value] [$($keywords),*] $($($rest)*)?)
    };
}
