//! `==` and `<` as Python has them.

use alloc::string::String;
use core::cmp::Ordering;

use super::{Data, Int, List, Tuple, Value, depth::Level};
use crate::exception::{Exception, TypeError};

/// An order comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
}

impl Comparison {
    /// The operator, as Python writes it.
    #[must_use]
    #[inline]
    pub fn symbol(self) -> &'static str {
        match self {
            Comparison::Less => "<",
            Comparison::LessEqual => "<=",
            Comparison::Greater => ">",
            Comparison::GreaterEqual => ">=",
        }
    }

    /// The comparison with its sides exchanged: `a < b` is `b > a`.
    #[must_use]
    #[inline]
    pub fn reflected(self) -> Self {
        match self {
            Comparison::Less => Comparison::Greater,
            Comparison::LessEqual => Comparison::GreaterEqual,
            Comparison::Greater => Comparison::Less,
            Comparison::GreaterEqual => Comparison::LessEqual,
        }
    }

    /// Whether it holds for two things in that order; without an order, as with a NaN, none does.
    #[must_use]
    #[inline]
    pub fn holds(self, ordering: Option<Ordering>) -> bool {
        match self {
            Comparison::Less => ordering.is_some_and(Ordering::is_lt),
            Comparison::LessEqual => ordering.is_some_and(Ordering::is_le),
            Comparison::Greater => ordering.is_some_and(Ordering::is_gt),
            Comparison::GreaterEqual => ordering.is_some_and(Ordering::is_ge),
        }
    }
}

impl Value {
    /// Python's `a == b`.
    ///
    /// # Errors
    ///
    /// `RecursionError` when the two are nested too deeply or contain themselves, and whatever an object raises.
    #[inline]
    pub fn try_eq(&self, other: &Value) -> Result<bool, Exception> {
        equal(self, other)
    }

    /// Python's `a < b`, `a <= b`, `a > b` or `a >= b`.
    ///
    /// Sets are ordered by inclusion; a comparison with a NaN is false.
    ///
    /// # Errors
    ///
    /// `TypeError` for types without an order, else as [`try_eq`](Value::try_eq).
    ///
    /// ```
    /// use dunder::{prelude::*, value::Comparison};
    ///
    /// let (a, b) = (Value::from("2"), Value::from(10));
    /// let e = a.try_compare(Comparison::Less, &b).unwrap_err();
    /// assert_eq!(e.to_string(), "TypeError: '<' not supported between instances of 'str' and 'int'");
    /// ```
    #[inline]
    pub fn try_compare(&self, comparison: Comparison, other: &Value) -> Result<bool, Exception> {
        ordered(comparison, self, other)
    }

    /// The order by which Python's `sorted` sorts, which asks `<` alone: what is not less either way is equal.
    ///
    /// # Errors
    ///
    /// As [`try_compare`](Value::try_compare).
    #[inline]
    pub fn try_cmp(&self, other: &Value) -> Result<Ordering, Exception> {
        if self.try_compare(Comparison::Less, other)? {
            Ok(Ordering::Less)
        } else if other.try_compare(Comparison::Less, self)? {
            Ok(Ordering::Greater)
        } else {
            Ok(Ordering::Equal)
        }
    }
}

/// As Python's `==`; `false` where that raises, see [`Value`].
impl PartialEq for Value {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        equal(self, other).unwrap_or(false)
    }
}

/// As Python's `<` and the others; `None`, and so `false`, where that raises, see [`Value`].
impl PartialOrd for Value {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        if self == other {
            Some(Ordering::Equal)
        } else if self < other {
            Some(Ordering::Less)
        } else if self > other {
            Some(Ordering::Greater)
        } else {
            None
        }
    }

    #[inline]
    fn lt(&self, other: &Self) -> bool {
        ordered(Comparison::Less, self, other).unwrap_or(false)
    }

    #[inline]
    fn le(&self, other: &Self) -> bool {
        ordered(Comparison::LessEqual, self, other).unwrap_or(false)
    }

    #[inline]
    fn gt(&self, other: &Self) -> bool {
        ordered(Comparison::Greater, self, other).unwrap_or(false)
    }

    #[inline]
    fn ge(&self, other: &Self) -> bool {
        ordered(Comparison::GreaterEqual, self, other).unwrap_or(false)
    }
}

/// Identical or equal: how containers compare what they hold.
#[inline]
pub(super) fn same(a: &Value, b: &Value) -> Result<bool, Exception> {
    Ok(a.is(b) || equal(a, b)?)
}

fn equal(a: &Value, b: &Value) -> Result<bool, Exception> {
    Ok(match (&a.0, &b.0) {
        _ if a.is_object() || b.is_object() => return objects_equal(a, b),
        (Data::None, Data::None) => true,
        (Data::Int(a), Data::Int(b)) => a == b,
        (Data::Str(a), Data::Str(b)) => a == b,
        (Data::Bytes(a), Data::Bytes(b)) => a == b,
        (Data::Tuple(a), Data::Tuple(b)) => return slices_equal(a, b),
        (Data::List(a), Data::List(b)) => return lists_equal(a, b),
        (Data::Dict(a), Data::Dict(b)) => return a.borrow().try_eq(&b.borrow()),
        (Data::Set(a), Data::Set(b)) => return a.borrow().try_eq(&b.borrow()),
        _ => match (number(a), number(b)) {
            (Some(a), Some(b)) => a.partial_cmp(b) == Some(Ordering::Equal),
            _ => false,
        },
    })
}

pub(super) fn slices_equal(a: &[Value], b: &[Value]) -> Result<bool, Exception> {
    if a.len() != b.len() {
        return Ok(false);
    }
    let _level = Level::enter(" in comparison")?;
    for (a, b) in a.iter().zip(b) {
        if !same(a, b)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Item by item, without a guard on the lists: an object's `==` may change them.
pub(super) fn lists_equal(a: &List, b: &List) -> Result<bool, Exception> {
    if a.len() != b.len() {
        return Ok(false);
    }
    let _level = Level::enter(" in comparison")?;
    for at in 0.. {
        match (a.get(at), b.get(at)) {
            (Some(a), Some(b)) if !same(&a, &b)? => return Ok(false),
            (Some(_), Some(_)) => {}
            _ => break,
        }
    }
    Ok(a.len() == b.len())
}

/// The left side is asked first, unless only the right one has something to say; then a tuple is compared as a
/// tuple, anything else by identity.
fn objects_equal(a: &Value, b: &Value) -> Result<bool, Exception> {
    #[cfg(feature = "std")]
    if a.has_class() || b.has_class() {
        return crate::dynamic::equal(a, b);
    }
    if let Some(object) = a.as_native()
        && let Some(answer) = object.eq(b)?
    {
        return Ok(answer);
    }
    if let Some(object) = b.as_native()
        && let Some(answer) = object.eq(a)?
    {
        return Ok(answer);
    }
    match (a.as_tuple(), b.as_tuple()) {
        (Some(a), Some(b)) => slices_equal(&a, &b),
        _ => Ok(a.is(b)),
    }
}

// Few programs order values: this is compiled where it is used.
#[inline]
fn ordered(comparison: Comparison, a: &Value, b: &Value) -> Result<bool, Exception> {
    let ordering = match (&a.0, &b.0) {
        _ if a.is_object() || b.is_object() => return objects_ordered(comparison, a, b),
        (Data::Int(a), Data::Int(b)) => Some(a.cmp(b)),
        (Data::Str(a), Data::Str(b)) => Some(a.cmp(b)),
        (Data::Bytes(a), Data::Bytes(b)) => Some(a.cmp(b)),
        (Data::Tuple(a), Data::Tuple(b)) => return tuples_ordered(comparison, a, b),
        (Data::List(a), Data::List(b)) => return lists_ordered(comparison, a, b),
        (Data::Set(a), Data::Set(b)) => a.borrow().try_partial_cmp(&b.borrow())?,
        _ => match (number(a), number(b)) {
            (Some(a), Some(b)) => a.partial_cmp(b),
            _ => return Err(unordered(comparison, a, b)),
        },
    };
    Ok(comparison.holds(ordering))
}

#[inline]
fn tuples_ordered(comparison: Comparison, a: &Tuple, b: &Tuple) -> Result<bool, Exception> {
    let _level = Level::enter(" in comparison")?;
    for (a, b) in a.iter().zip(b) {
        if !same(a, b)? {
            return ordered(comparison, a, b);
        }
    }
    Ok(comparison.holds(Some(a.len().cmp(&b.len()))))
}

#[inline]
fn lists_ordered(comparison: Comparison, a: &List, b: &List) -> Result<bool, Exception> {
    let _level = Level::enter(" in comparison")?;
    for at in 0.. {
        let (Some(a), Some(b)) = (a.get(at), b.get(at)) else { break };
        if !same(&a, &b)? {
            return ordered(comparison, &a, &b);
        }
    }
    Ok(comparison.holds(Some(a.len().cmp(&b.len()))))
}

#[inline]
fn objects_ordered(comparison: Comparison, a: &Value, b: &Value) -> Result<bool, Exception> {
    #[cfg(feature = "std")]
    if a.has_class() || b.has_class() {
        return crate::dynamic::ordered(a, comparison, b);
    }
    if let Some(object) = a.as_native()
        && let Some(answer) = object.compare(comparison, b)?
    {
        return Ok(answer);
    }
    if let Some(object) = b.as_native()
        && let Some(answer) = object.compare(comparison.reflected(), a)?
    {
        return Ok(answer);
    }
    match (a.as_tuple(), b.as_tuple()) {
        (Some(a), Some(b)) => tuples_ordered(comparison, &a, &b),
        _ => Err(unordered(comparison, a, b)),
    }
}

#[cold]
fn unordered(comparison: Comparison, a: &Value, b: &Value) -> Exception {
    TypeError::new(format_args!(
        "'{}' not supported between instances of '{}' and '{}'",
        comparison.symbol(),
        a.class_name(),
        b.class_name()
    ))
    .into()
}

/// What compares as a number: bool, int, float.
#[derive(Clone, Copy)]
enum Number {
    Int(Int),
    Float(f64),
}

fn number(value: &Value) -> Option<Number> {
    match &value.0 {
        Data::Bool(value) => Some(Number::Int(Int::from(i64::from(*value)))),
        Data::Int(value) => Some(Number::Int(Int::from(*value))),
        Data::Big(value) => Some(Number::Int(**value)),
        Data::Float(value) => Some(Number::Float(*value)),
        _ => None,
    }
}

impl Number {
    #[inline]
    fn partial_cmp(self, other: Number) -> Option<Ordering> {
        match (self, other) {
            (Number::Int(a), Number::Int(b)) => Some(a.cmp(&b)),
            (Number::Int(a), Number::Float(b)) => a.partial_cmp_f64(b),
            (Number::Float(a), Number::Int(b)) => b.partial_cmp_f64(a).map(Ordering::reverse),
            (Number::Float(a), Number::Float(b)) => a.partial_cmp(&b),
        }
    }
}

/// Comparing with plain Rust values, `value == 27`. Only this way round: an impl on `i32` would make
/// `n == text.parse()?` ambiguous in every program that has this crate among its dependencies.
macro_rules! scalars {
    ($($scalar:ty: |$value:ident, $other:ident| $equal:expr;)*) => { $(
        impl PartialEq<$scalar> for Value {
            #[inline]
            fn eq(&self, $other: &$scalar) -> bool {
                let $value = self;
                $equal
            }
        }
    )* };
}

macro_rules! ints {
    ($($int:ty)*) => {
        scalars! { $($int: |value, other| equals_number(value, Number::Int(Int::from(*other)));)* }
    };
}
ints!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

scalars! {
    bool: |value, other| equals_number(value, Number::Int(Int::from(i64::from(*other))));
    f64: |value, other| equals_number(value, Number::Float(*other));
    f32: |value, other| *value == f64::from(*other);
    str: |value, other| value.as_str() == Some(other);
    &str: |value, other| value.as_str() == Some(*other);
    String: |value, other| value.as_str() == Some(other.as_str());
    Tuple: |value, other| *other == *value;
}

#[inline]
fn equals_number(value: &Value, other: Number) -> bool {
    match number(value) {
        Some(number) => number.partial_cmp(other) == Some(Ordering::Equal),
        None if value.is_object() => {
            let other = match other {
                Number::Int(other) => Value::from(other),
                Number::Float(other) => Value::from(other),
            };
            *value == other
        }
        None => false,
    }
}
