//! What a type can do, asked where the type is known: a method of the type itself goes before one of a trait, so that the trait's
//! is what happens to types that cannot. A derive cannot ask otherwise, since a bound that does not hold is an error.

use alloc::{borrow::ToOwned, boxed::Box};
use core::{any::type_name, error::Error};

use crate::exception::{RuntimeError, TypeError};
use crate::{Exception, Value};

/// What a getter gave, on its way into a value.
#[derive(Debug)]
pub struct Got<T>(pub T);

impl<T: Into<Value>> Got<T> {
    #[inline]
    pub fn value(self) -> Result<Value, Exception> {
        Ok(self.0.into())
    }
}

/// Of what no value can be made.
pub trait GotAnyhow: Sized {
    fn value(self) -> Result<Value, Exception>;
}

impl<T> GotAnyhow for Got<T> {
    #[cold]
    fn value(self) -> Result<Value, Exception> {
        Err(TypeError::new(format_args!("a '{}' cannot become a Python value", type_name::<T>())).into())
    }
}

/// As [`Got::value`], of what is known to be able to.
///
/// # Errors
///
/// None.
#[inline]
pub fn got<T: Into<Value>>(value: T) -> Result<Value, Exception> {
    Ok(value.into())
}

/// The error of a getter, setter or deleter.
#[derive(Debug)]
pub struct Failed<E>(pub E);

impl<E: Into<Exception>> Failed<E> {
    #[inline]
    pub fn exception(self) -> Exception {
        self.0.into()
    }
}

/// An error that is no exception, but has words.
pub trait FailedBoxed {
    fn exception(self) -> Exception;
}

impl<E: Into<Box<dyn Error + Send + Sync>>> FailedBoxed for Failed<E> {
    fn exception(self) -> Exception {
        self.0.into().into()
    }
}

/// Any other.
pub trait FailedAnyhow {
    fn exception(self) -> Exception;
}

impl<E> FailedAnyhow for &Failed<E> {
    #[cold]
    fn exception(self) -> Exception {
        RuntimeError::new(format_args!("an error of type '{}'", type_name::<E>())).into()
    }
}

/// What a getter gave, to be changed in place and set again: a copy of what it lent.
#[derive(Debug)]
pub struct Owned<T>(pub T);

impl<T: ToOwned + ?Sized> Owned<&T> {
    #[inline(always)]
    pub fn owned(self) -> T::Owned {
        self.0.to_owned()
    }
}

/// What is no reference.
pub trait OwnedAnyhow<T> {
    fn owned(self) -> T;
}

impl<T> OwnedAnyhow<T> for Owned<T> {
    #[inline(always)]
    fn owned(self) -> T {
        self.0
    }
}

/// Python's `**`, for the augmented `**=` of `attr!`: Rust has methods for it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be raised to the power of `{Exponent}`",
    note = "integers take an exponent of type `u32`, floats one of type `i32` or their own"
)]
pub trait Pow<Exponent> {
    #[must_use]
    fn pow(self, exponent: Exponent) -> Self;
}

macro_rules! pow {
    ($($base:ty, $exponent:ty, $method:ident;)*) => { $(
        impl Pow<$exponent> for $base {
            #[inline(always)]
            fn pow(self, exponent: $exponent) -> Self {
                <$base>::$method(self, exponent)
            }
        }
    )* };
}
pow! {
    i8, u32, pow;
    i16, u32, pow;
    i32, u32, pow;
    i64, u32, pow;
    i128, u32, pow;
    isize, u32, pow;
    u8, u32, pow;
    u16, u32, pow;
    u32, u32, pow;
    u64, u32, pow;
    u128, u32, pow;
    usize, u32, pow;
}

// `core` has no powers of floats.
#[cfg(feature = "std")]
pow! {
    f32, i32, powi;
    f32, f32, powf;
    f64, i32, powi;
    f64, f64, powf;
}

#[cfg(test)]
mod tests {
    use alloc::string::{String, ToString};

    use super::*;

    struct Opaque;

    #[test]
    fn what_converts_converts() {
        assert_eq!(Got(26).value().unwrap(), 26);
        assert_eq!(Got(Some("x")).value().unwrap(), "x");
    }

    #[test]
    fn what_does_not_is_an_error() {
        assert!(
            Got(Opaque).value().unwrap_err().to_string().ends_with("Opaque' cannot become a Python value")
        );
    }

    #[test]
    fn errors_become_exceptions() {
        let exception: Exception = crate::exception::ValueError::new("no").into();
        assert_eq!(Failed(exception).exception().to_string(), "ValueError: no");
        assert!(Failed("words").exception().to_string().ends_with("words"));
        assert!(Failed(Opaque).exception().to_string().contains("Opaque"));
    }

    #[test]
    fn what_is_lent_is_copied() {
        let text: String = Owned("x").owned();
        assert_eq!((text.as_str(), Owned(1).owned()), ("x", 1));
        assert_eq!(Pow::pow(3_i32, 2), 9);
        #[cfg(feature = "std")]
        assert_eq!((Pow::pow(2.0, 3), Pow::pow(4.0, 0.5)), (8.0, 2.0));
    }
}
