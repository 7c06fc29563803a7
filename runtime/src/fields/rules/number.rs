//! Numbers: ranges, divisors, finiteness.

use core::fmt::Debug;
use core::ops::RangeBounds;

use crate::fields::{Descriptor, Param, Violation};

/// What `range` can compare: anything ordered that can be shown.
#[diagnostic::on_unimplemented(
    message = "the rule `range` does not fit the type `{Self}`",
    label = "this rule needs a type with an order",
    note = "`range` works on `PartialOrd + Debug` types; for the number of characters or elements write `len(…)`"
)]
pub trait Ordered: PartialOrd + Debug {}

#[diagnostic::do_not_recommend]
impl<T: PartialOrd + Debug> Ordered for T {}

/// `range(18..=120)`: a value inside a range of Rust's. A value that is not ordered, as NaN, is in no range.
#[derive(Debug, Clone, Copy)]
pub struct Range<R>(pub R);

impl<R> Range<R> {
    #[inline]
    pub(in crate::fields) fn holds<T: PartialOrd>(&self, value: &T) -> bool
    where
        R: RangeBounds<T>,
    {
        // `..` contains NaN, which no range should; for ordered types the comparison compiles to nothing.
        self.0.contains(value) && value.partial_cmp(value).is_some()
    }
}

impl<T: Ordered, R: RangeBounds<T>> Descriptor<T> for Range<R> {
    #[inline]
    fn check(&self, value: &T) -> Result<(), Violation> {
        if self.holds(value) {
            return Ok(());
        }
        let shown = |bound: &T| Param::of_debug(bound);
        Err(Violation::outside_any("range", self.0.start_bound().map(shown), self.0.end_bound().map(shown)))
    }
}

/// What `multiple_of` can divide.
#[diagnostic::on_unimplemented(
    message = "the rule `multiple_of` does not fit the type `{Self}`",
    label = "this rule needs a number",
    note = "`multiple_of` works on integers and floats"
)]
pub trait Divisible: Copy + Into<Param> {
    /// Whether `divisor` divides the number without rest. Zero divides nothing.
    fn divided_by(self, divisor: Self) -> bool;
}

macro_rules! divisible {
    ($zero:literal: $($number:ty),*) => {
        $(impl Divisible for $number {
            #[inline]
            fn divided_by(self, divisor: Self) -> bool {
                // -128 % -1 overflows, though nothing is left.
                divisor != $zero && (self == $zero || (self % divisor) == $zero)
            }
        })*
    };
}
divisible!(0: u8, u16, u32, u64, usize);
divisible!(0.0: f32, f64);

macro_rules! divisible_signed {
    ($($number:ty),*) => {
        $(impl Divisible for $number {
            #[inline]
            fn divided_by(self, divisor: Self) -> bool {
                // The lowest number divided by -1 overflows, though nothing is left: None.
                divisor != 0 && self.checked_rem(divisor).is_none_or(|rest| rest == 0)
            }
        })*
    };
}
divisible_signed!(i8, i16, i32, i64, i128, isize);

/// `multiple_of(5)`: a number that the argument divides without rest.
#[derive(Debug, Clone, Copy)]
pub struct MultipleOf<N>(pub N);

impl<N: Divisible> Descriptor<N> for MultipleOf<N> {
    #[inline]
    fn check(&self, value: &N) -> Result<(), Violation> {
        if value.divided_by(self.0) {
            Ok(())
        } else {
            Err(Violation::new("multiple_of").param("divisor", self.0))
        }
    }
}

/// What can be NaN or infinite.
#[diagnostic::on_unimplemented(
    message = "the rule `finite` does not fit the type `{Self}`",
    label = "this rule needs a float",
    note = "`finite` works on `f32` and `f64`; integers are always finite"
)]
pub trait Float: Copy {
    /// Whether the number is neither NaN nor infinite.
    fn finite(self) -> bool;
}

impl Float for f32 {
    #[inline]
    fn finite(self) -> bool {
        self.is_finite()
    }
}

impl Float for f64 {
    #[inline]
    fn finite(self) -> bool {
        self.is_finite()
    }
}

/// `finite`: neither NaN nor infinite.
#[derive(Debug, Clone, Copy)]
pub struct Finite;

impl<F: Float> Descriptor<F> for Finite {
    #[inline]
    fn check(&self, value: &F) -> Result<(), Violation> {
        if value.finite() { Ok(()) } else { Err(Violation::new("finite")) }
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    fn ok<T: ?Sized>(rule: impl Descriptor<T>, value: &T) -> bool {
        rule.check(value).is_ok()
    }

    #[test]
    fn nan_is_in_no_range() {
        assert!(!ok(Range(0.0..=1.0), &f64::NAN) && !ok(Range(..), &f64::NAN) && ok(Range(..), &1.0));
        assert!(!ok(Range(..=1.0), &f64::NAN) && !ok(Range(0.0..), &f64::NAN));
        assert!(ok(Range(0.0..), &f64::INFINITY) && !ok(Finite, &f64::INFINITY));
    }

    #[test]
    fn bounds_become_data() {
        let params = |violation: Violation| violation.params().collect::<Vec<_>>();
        let outside = params(Range(18_u8..=120).check(&200).unwrap_err());
        assert_eq!(outside, [("min", Param::Int(18)), ("max", Param::Int(120))]);
        let outside = params(Range(..0.5).check(&0.5).unwrap_err());
        assert_eq!(outside[0], ("below", Param::Float(0.5)));
        let outside = params(Range("b".."d").check(&"x").unwrap_err());
        assert_eq!(outside, [("min", Param::Text("b".into())), ("below", Param::Text("d".into()))]);
    }

    #[test]
    fn divisors() {
        assert!(ok(MultipleOf(5), &-10) && !ok(MultipleOf(5), &12) && !ok(MultipleOf(0), &0));
        assert!(
            ok(MultipleOf(-1_i8), &i8::MIN) && ok(MultipleOf(0.5), &1.5) && !ok(MultipleOf(0.5), &f64::NAN)
        );
    }
}
