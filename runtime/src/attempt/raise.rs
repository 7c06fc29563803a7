//! Making exceptions, and asking for their classes.

use crate::exception::{Arg, Exception, ExceptionType};

/// `C(arg)`
#[inline]
pub fn exception<C: ExceptionType>(arg: impl Into<Arg>) -> Exception {
    Exception::with_class(C::CLASS, arg)
}

/// `C()`, `C(a, b)`
#[inline]
pub fn exception_of<C: ExceptionType, const N: usize>(args: [Arg; N]) -> Exception {
    Exception::with_class_args(C::CLASS, args)
}

/// `raise e from cause`
#[inline]
pub fn caused(error: impl Into<Exception>, cause: impl Into<Exception>) -> Exception {
    error.into().with_cause(cause)
}

/// `raise e from None`
#[inline]
pub fn uncaused(error: impl Into<Exception>) -> Exception {
    let mut error = error.into();
    error.set_cause(None);
    error
}

/// Whether `except C` catches it.
#[inline]
pub fn is<C: ExceptionType>(error: &Exception) -> bool {
    error.is::<C>()
}

/// It, once `is` has seen that it is a `C`.
#[inline]
pub fn caught<C: ExceptionType>(error: Exception) -> C {
    C::from_checked(error)
}
