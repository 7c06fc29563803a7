//! Errors of the standard library as the exceptions that Python raises for the same thing.

use alloc::{
    boxed::Box,
    string::{FromUtf8Error, String},
};
use core::{convert::Infallible, error::Error, str::Utf8Error};

use super::{Arg, Exception, tree::*};
use crate::repr::repr;

/// Errors whose text is the message of the exception that they become, with the class that Python has for them.
macro_rules! errors {
    ($($error:ty => $class:ident,)*) => { $(
        impl From<$error> for Exception {
            #[inline]
            fn from(error: $error) -> Self {
                $class::from_error(error).into()
            }
        }

        impl From<$error> for $class {
            #[inline]
            fn from(error: $error) -> Self {
                $class::from_error(error)
            }
        }
    )* };
}

#[cfg(not(feature = "std"))]
mod errno;
#[cfg(feature = "std")]
mod os;

#[cfg(not(feature = "std"))]
use self::errno as here;
#[cfg(feature = "std")]
use self::os as here;
#[cfg(feature = "std")]
pub(super) use self::os::io_error;

errors! {
    core::num::ParseIntError => ValueError,
    core::num::ParseFloatError => ValueError,
    core::str::ParseBoolError => ValueError,
    core::char::ParseCharError => ValueError,
    core::char::CharTryFromError => ValueError,
    core::net::AddrParseError => ValueError,
    alloc::ffi::NulError => ValueError,
    core::array::TryFromSliceError => ValueError,
    core::num::TryFromIntError => OverflowError,
    alloc::collections::TryReserveError => MemoryError,
    core::cell::BorrowError => RuntimeError,
    core::cell::BorrowMutError => RuntimeError,
    core::fmt::Error => RuntimeError,
}

impl From<Infallible> for Exception {
    #[inline]
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

/// An [`Exception`] in the box is taken out of it; anything else is carried, as by [`Exception::from_error`].
impl From<Box<dyn Error + Send + Sync>> for Exception {
    #[inline]
    fn from(error: Box<dyn Error + Send + Sync>) -> Self {
        match error.downcast::<Exception>() {
            Ok(exception) => *exception,
            Err(error) => Exception::from_error(Boxed(error)),
        }
    }
}

/// `Box<dyn Error>` is no `Error`; this is.
#[derive(Debug)]
struct Boxed(Box<dyn Error + Send + Sync>);

impl core::fmt::Display for Boxed {
    #[inline]
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.0.fmt(f)
    }
}

impl Error for Boxed {
    #[inline]
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}

impl From<Utf8Error> for UnicodeDecodeError {
    #[inline]
    fn from(error: Utf8Error) -> Self {
        let start = error.valid_up_to();
        UnicodeDecodeError::new(match error.error_len() {
            None => format!("'utf-8' codec can't decode bytes from position {start}: unexpected end of data"),
            Some(_) => format!("'utf-8' codec can't decode byte in position {start}: invalid byte"),
        })
    }
}

/// With the bytes at hand the message is CPython's to the letter.
impl From<FromUtf8Error> for UnicodeDecodeError {
    #[inline]
    fn from(error: FromUtf8Error) -> Self {
        let (bytes, error) = (error.as_bytes(), error.utf8_error());
        let start = error.valid_up_to();
        let first = bytes[start];
        // CPython drops the byte at which it sees the mistake when a sequence has begun well.
        let (length, reason) = match error.error_len() {
            None => (bytes.len() - start, "unexpected end of data"),
            Some(_) if matches!(first, 0x80..=0xc1 | 0xf5..) => (1, "invalid start byte"),
            Some(length) => (length, "invalid continuation byte"),
        };
        UnicodeDecodeError::new(if length == 1 {
            format!("'utf-8' codec can't decode byte 0x{first:02x} in position {start}: {reason}")
        } else {
            let last = start + length - 1;
            format!("'utf-8' codec can't decode bytes in position {start}-{last}: {reason}")
        })
    }
}

impl From<Utf8Error> for Exception {
    #[inline]
    fn from(error: Utf8Error) -> Self {
        UnicodeDecodeError::from(error).into()
    }
}

impl From<FromUtf8Error> for Exception {
    #[inline]
    fn from(error: FromUtf8Error) -> Self {
        UnicodeDecodeError::from(error).into()
    }
}

#[inline]
pub(super) fn os_error(number: i32, text: &str, file: Option<&str>) -> Exception {
    let class = here::class_of_number(number);
    let args = [Arg::from(number), Arg::from(text)].into_iter().chain(file.map(Arg::from));
    Exception::with_class_args(class, args)
}

/// `[Errno 2] No such file or directory: 'x'`.
#[inline]
pub(super) fn errno_text(number: &Arg, text: &Arg, file: Option<&Arg>) -> String {
    let head = format!("[Errno {}] {}", number.text(), text.text());
    match file {
        Some(file) => format!("{head}: {}", repr(file)),
        None => head,
    }
}
