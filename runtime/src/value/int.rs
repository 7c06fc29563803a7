//! An int of Python's, as large as Rust's largest.

use core::{cmp::Ordering, fmt};

use crate::{
    exception::{Exception, OverflowError},
    repr::Repr,
};

/// A Python `int`: any number of `i128` or `u128`.
///
/// Python's have no limit. What would not fit here is an `OverflowError` where it arises, never a wrong number.
///
/// ```
/// use dunder::{prelude::*, value::Int};
///
/// let n = Int::from(u128::MAX);
/// assert!(n > Int::from(-1) && n == u128::MAX);
/// let e = i64::try_from(n).unwrap_err();
/// assert_eq!(e.to_string(), "OverflowError: Python int too large to convert to C long");
/// # Ok::<(), Exception>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Int(Range);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Range {
    Signed(i128),
    /// Above `i128::MAX`, so that a number has one form only.
    Large(u128),
}

impl Int {
    /// The number, if it is in the range of `i64`.
    #[must_use]
    #[inline]
    pub fn to_i64(self) -> Option<i64> {
        self.to_i128()?.try_into().ok()
    }

    /// The number, if it is in the range of `i128`.
    #[must_use]
    #[inline]
    pub fn to_i128(self) -> Option<i128> {
        match self.0 {
            Range::Signed(value) => Some(value),
            Range::Large(_) => None,
        }
    }

    /// The number, if it is in the range of `u128`.
    #[must_use]
    #[inline]
    pub fn to_u128(self) -> Option<u128> {
        match self.0 {
            Range::Signed(value) => value.try_into().ok(),
            Range::Large(value) => Some(value),
        }
    }

    /// Whether it is below zero.
    #[must_use]
    #[inline]
    pub fn is_negative(self) -> bool {
        matches!(self.0, Range::Signed(..0))
    }

    /// The number without its sign.
    #[must_use]
    #[inline]
    pub fn unsigned_abs(self) -> u128 {
        match self.0 {
            Range::Signed(value) => value.unsigned_abs(),
            Range::Large(value) => value,
        }
    }

    /// The nearest float, ties to even, Python's `float(n)`. No number of this range is too large for it.
    #[must_use]
    #[inline]
    pub fn to_f64(self) -> f64 {
        match self.0 {
            Range::Signed(value) => value as f64,
            Range::Large(value) => value as f64,
        }
    }

    /// Compares exactly, without rounding the int; `None` for a NaN.
    #[must_use]
    pub fn partial_cmp_f64(self, float: f64) -> Option<Ordering> {
        const TWO_TO_128: f64 = 340_282_366_920_938_463_463_374_607_431_768_211_456.0;
        if float.is_nan() {
            None
        } else if float >= TWO_TO_128 {
            Some(Ordering::Less)
        } else if float < i128::MIN as f64 {
            Some(Ordering::Greater)
        } else {
            // Within the range the cast drops the fraction and nothing else.
            let whole = if float < 0.0 { Int::from(float as i128) } else { Int::from(float as u128) };
            let fraction = float - whole.to_f64();
            Some(self.cmp(&whole).then(0.0.partial_cmp(&fraction)?))
        }
    }
}

impl Ord for Int {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.0, other.0) {
            (Range::Signed(a), Range::Signed(b)) => a.cmp(&b),
            (Range::Large(a), Range::Large(b)) => a.cmp(&b),
            (Range::Signed(_), Range::Large(_)) => Ordering::Less,
            (Range::Large(_), Range::Signed(_)) => Ordering::Greater,
        }
    }
}

impl PartialOrd for Int {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Int {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Range::Signed(value) => value.fmt(f),
            Range::Large(value) => value.fmt(f),
        }
    }
}

impl fmt::Debug for Int {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Repr for Int {
    #[inline]
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        write!(out, "{self}")
    }
}

/// Two texts for the whole family: a negative number for an unsigned type, and everything else that does not fit,
/// with the name of the type in C. CPython words it in several ways, by the function that converts; these are
/// its `int` object's own.
#[cold]
fn out_of_range(value: Int, unsigned: bool, c_type: &str) -> Exception {
    if unsigned && value.is_negative() {
        OverflowError::new("can't convert negative int to unsigned").into()
    } else if c_type.is_empty() {
        OverflowError::new("int too big to convert").into() // what int.to_bytes says: C has no such type
    } else {
        OverflowError::new(format!("Python int too large to convert to C {c_type}")).into()
    }
}

macro_rules! ints {
    ($($int:ident: |$value:ident| $range:expr, $c_type:literal;)*) => { $(
        impl From<$int> for Int {
            #[inline]
            fn from($value: $int) -> Self {
                Int($range)
            }
        }

        impl PartialEq<$int> for Int {
            #[inline]
            fn eq(&self, other: &$int) -> bool {
                *self == Int::from(*other)
            }
        }

        impl TryFrom<Int> for $int {
            type Error = Exception;

            /// # Errors
            ///
            /// `OverflowError` when it is out of range.
            #[inline]
            fn try_from(value: Int) -> Result<Self, Exception> {
                let fits: Option<$int> = match value.0 {
                    Range::Signed(value) => value.try_into().ok(),
                    Range::Large(value) => value.try_into().ok(),
                };
                fits.ok_or_else(|| out_of_range(value, $int::MIN == 0, $c_type))
            }
        }
    )* };
}
ints! {
    i8: |value| Range::Signed(value.into()), "signed char";
    i16: |value| Range::Signed(value.into()), "short";
    i32: |value| Range::Signed(value.into()), "int";
    i64: |value| Range::Signed(value.into()), "long";
    i128: |value| Range::Signed(value), "";
    isize: |value| Range::Signed(value as i128), "ssize_t";
    u8: |value| Range::Signed(value.into()), "unsigned char";
    u16: |value| Range::Signed(value.into()), "unsigned short";
    u32: |value| Range::Signed(value.into()), "unsigned int";
    u64: |value| Range::Signed(value.into()), "unsigned long";
    usize: |value| Range::Signed(value as i128), "size_t";
    u128: |value| if value > i128::MAX as u128 { Range::Large(value) } else { Range::Signed(value as i128) }, "";
}
