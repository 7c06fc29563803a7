//! An exception whose class the compiler knows.

use alloc::{string::String, vec::Vec};
use core::{error::Error, fmt, marker::PhantomData, ops::Deref};

use super::{Arg, Args, Exception, ExceptionClass, Kind, OSError, foreign, kind};
use crate::repr::Repr;

/// A type that stands for a class of exceptions: [`Exception`] itself, every class of CPython's, and those made
/// with [`exception!`](crate::exception!).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a class of exceptions",
    label = "not an exception class",
    note = "an error type of your own: carry it with `Exception::from_error(e)`, ask for it with `downcast_ref::<{Self}>()`",
    note = "a class of your own: `dunder::exception! {{ pub struct {Self}(ValueError); }}`"
)]
pub trait ExceptionType: Into<Exception> + Sized + 'static {
    /// The class.
    const CLASS: ExceptionClass;

    /// Wraps an exception that is known to be of this class.
    #[doc(hidden)]
    fn from_checked(exception: Exception) -> Self;
}

/// An exception of the class `K`: `ValueError` is `Raised<kind::ValueError>`.
///
/// It dereferences to its [`Exception`] and converts into it; the other way is [`Exception::downcast`] or
/// `TryFrom`, which also accept the classes below.
///
/// ```
/// use dunder::prelude::*;
///
/// fn set_age(age: i32) -> Result<(), ValueError> {
///     if age < 0 { Err(ValueError::new(format_args!("{age} is no age"))) } else { Ok(()) }
/// }
/// fn caller() -> Result<(), Exception> {
///     set_age(-1)?;
///     Ok(())
/// }
/// let e = caller().unwrap_err();
/// assert_eq!(e.to_string(), "ValueError: -1 is no age");
/// assert!(ValueError::try_from(e).is_ok());
/// ```
pub struct Raised<K>(Exception, PhantomData<fn() -> K>);

impl<K: Kind> Raised<K> {
    /// An exception with one argument: text, a number, a bool, `None` or any [`Value`](crate::Value).
    #[must_use]
    #[inline]
    pub fn new(arg: impl Into<Arg>) -> Self {
        Self(Exception::with_class(K::CLASS, arg), PhantomData)
    }

    /// An exception with any number of arguments, none included: `StopIteration::with_args([])`.
    ///
    /// ```
    /// use dunder::prelude::*;
    ///
    /// let e = ValueError::with_args(["a".into(), 1.into()]);
    /// assert_eq!(e.to_string(), "ValueError: ('a', 1)");
    /// assert_eq!(StopIteration::with_args([]).to_string(), "StopIteration");
    /// ```
    #[must_use]
    #[inline]
    pub fn with_args(args: impl IntoIterator<Item = Arg>) -> Self {
        Self(Exception::with_class_args(K::CLASS, args), PhantomData)
    }

    /// Gives an error of the program's own this class: the message is the error's text, and
    /// [`downcast_ref`](Exception::downcast_ref) has it back.
    ///
    /// ```
    /// use dunder::prelude::*;
    ///
    /// let e = ValueError::from_error("x".parse::<i32>().unwrap_err());
    /// assert_eq!(e.to_string(), "ValueError: invalid digit found in string");
    /// assert!(e.downcast_ref::<std::num::ParseIntError>().is_some());
    /// ```
    #[must_use]
    #[inline]
    pub fn from_error<E: Error + Send + Sync + 'static>(error: E) -> Self {
        Self(Exception::from_error_as(K::CLASS, error), PhantomData)
    }

    /// [`Exception::with_cause`], keeping the type.
    #[must_use]
    #[inline]
    pub fn with_cause(self, cause: impl Into<Exception>) -> Self {
        Self(self.0.with_cause(cause), PhantomData)
    }

    /// [`Exception::with_context`], keeping the type.
    #[must_use]
    #[inline]
    pub fn with_context(self, handled: impl Into<Exception>) -> Self {
        Self(self.0.with_context(handled), PhantomData)
    }

    /// [`Exception::add_note`].
    #[inline]
    pub fn add_note(&mut self, note: impl Into<String>) {
        self.0.add_note(note);
    }
}

impl OSError {
    /// The exception for an error number of the operating system, of the class that CPython gives it
    /// (`OSError(2, "…")` is a `FileNotFoundError`), perhaps with the file it is about.
    ///
    /// ```
    /// use dunder::exception::{FileNotFoundError, OSError};
    ///
    /// let e = OSError::with_errno(2, "No such file or directory", Some("x.txt"));
    /// assert_eq!(e.to_string(), "FileNotFoundError: [Errno 2] No such file or directory: 'x.txt'");
    /// assert!(e.is::<FileNotFoundError>());
    /// ```
    #[must_use]
    #[inline]
    pub fn with_errno(number: i32, text: &str, file: Option<&str>) -> Self {
        Self(foreign::os_error(number, text, file), PhantomData)
    }

    /// What failed on a file: the error with the file's name, as Python prints it.
    ///
    /// ```
    /// use dunder::exception::OSError;
    ///
    /// let path = "no/such/file";
    /// let e = std::fs::read(path).map_err(|e| OSError::with_path(e, path)).unwrap_err();
    /// assert_eq!(e.to_string(), "FileNotFoundError: [Errno 2] No such file or directory: 'no/such/file'");
    /// ```
    #[cfg(feature = "std")]
    #[must_use]
    #[inline]
    pub fn with_path(error: std::io::Error, path: impl AsRef<std::path::Path>) -> Exception {
        foreign::io_error(error, Some(&path.as_ref().to_string_lossy()))
    }
}

/// Makes groups, Python's `ExceptionGroup("…", [e1, e2])`.
impl Raised<kind::ExceptionGroup> {
    /// A group of exceptions.
    ///
    /// # Errors
    ///
    /// `ValueError` when there are none, as in Python.
    ///
    /// ```
    /// use dunder::{exception::ExceptionGroup, prelude::*};
    ///
    /// let group = ExceptionGroup::group("two", [TypeError::new("a").into(), ValueError::new("b").into()])?;
    /// assert_eq!(group.to_string(), "ExceptionGroup: two (2 sub-exceptions)");
    /// assert!(group.exceptions()[1].is::<ValueError>());
    /// # Ok::<(), Exception>(())
    /// ```
    #[inline]
    pub fn group(
        message: impl Into<String>,
        exceptions: impl IntoIterator<Item = Exception>,
    ) -> Result<Self, Exception> {
        let exceptions: Vec<Exception> = exceptions.into_iter().collect();
        if exceptions.is_empty() {
            let text = "second argument (exceptions) must be a non-empty sequence";
            return Err(super::ValueError::new(text).into());
        }
        let mut group =
            Exception::build(kind::ExceptionGroup::CLASS, Args::One(Arg::from(message.into())), None);
        group.set_exceptions(exceptions);
        Ok(Self(group, PhantomData))
    }
}

impl<K: Kind> ExceptionType for Raised<K> {
    const CLASS: ExceptionClass = K::CLASS;

    #[inline]
    fn from_checked(exception: Exception) -> Self {
        Self(exception, PhantomData)
    }
}

impl<K> Clone for Raised<K> {
    #[inline]
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<K> Deref for Raised<K> {
    type Target = Exception;

    #[inline]
    fn deref(&self) -> &Exception {
        &self.0
    }
}

impl<K> From<Raised<K>> for Exception {
    #[inline]
    fn from(raised: Raised<K>) -> Self {
        raised.0
    }
}

impl<K: Kind> TryFrom<Exception> for Raised<K> {
    type Error = Exception;

    #[inline]
    fn try_from(exception: Exception) -> Result<Self, Exception> {
        exception.downcast()
    }
}

impl<K> fmt::Display for Raised<K> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl<K> fmt::Debug for Raised<K> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl<K> Repr for Raised<K> {
    #[inline]
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        self.0.repr_to(out)
    }
}

impl<K> Error for Raised<K> {
    #[inline]
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}

/// Makes classes of exceptions of one's own, Python's `class ConfigError(ValueError): pass`.
///
/// Each is a type like the built-in ones: it has `new`, `with_args`, `from_error`, dereferences to its
/// [`Exception`], converts both ways, and is matched by its bases.
///
/// ```
/// use dunder::prelude::*;
///
/// dunder::exception! {
///     /// The configuration cannot be used.
///     pub struct ConfigError(ValueError);
///     pub struct MissingKey(ConfigError, KeyError);
/// }
///
/// let e = Exception::from(MissingKey::new("port"));
/// assert_eq!(e.to_string(), "MissingKey: 'port'");
/// assert!(e.is::<ConfigError>() && e.is::<ValueError>() && e.is::<LookupError>());
/// assert!(ConfigError::try_from(e).is_ok());
/// ```
#[macro_export]
macro_rules! exception {
    ($($(#[$attr:meta])* $vis:vis struct $name:ident($($base:ty),+ $(,)?);)+) => { $(
        $(#[$attr])*
        #[derive(::core::clone::Clone)]
        $vis struct $name {
            exception: $crate::exception::Exception,
        }

        /// An exception with one argument, as in `raise!`.
        #[allow(non_snake_case, dead_code)]
        #[must_use]
        $vis fn $name(arg: impl ::core::convert::Into<$crate::exception::Arg>) -> $name {
            $name::new(arg)
        }

        impl $crate::exception::ExceptionType for $name {
            const CLASS: $crate::exception::ExceptionClass = {
                static SPEC: $crate::exception::ClassSpec = $crate::exception::ClassSpec::new(
                    ::core::stringify!($name),
                    &[$(<$base as $crate::exception::ExceptionType>::CLASS),+],
                );
                $crate::exception::ExceptionClass::new(&SPEC)
            };

            fn from_checked(exception: $crate::exception::Exception) -> Self {
                Self { exception }
            }
        }

        #[allow(dead_code)]
        impl $name {
            /// An exception with one argument.
            #[must_use]
            $vis fn new(arg: impl ::core::convert::Into<$crate::exception::Arg>) -> Self {
                Self {
                    exception: $crate::exception::Exception::with_class(
                        <Self as $crate::exception::ExceptionType>::CLASS,
                        arg,
                    ),
                }
            }

            /// An exception with any number of arguments.
            #[must_use]
            $vis fn with_args(
                args: impl ::core::iter::IntoIterator<Item = $crate::exception::Arg>,
            ) -> Self {
                Self {
                    exception: $crate::exception::Exception::with_class_args(
                        <Self as $crate::exception::ExceptionType>::CLASS,
                        args,
                    ),
                }
            }

            /// Gives an error of the program's own this class.
            #[must_use]
            $vis fn from_error<E>(error: E) -> Self
            where
                E: ::core::error::Error + ::core::marker::Send + ::core::marker::Sync + 'static,
            {
                Self {
                    exception: $crate::exception::Exception::from_error_as(
                        <Self as $crate::exception::ExceptionType>::CLASS,
                        error,
                    ),
                }
            }
        }

        impl ::core::ops::Deref for $name {
            type Target = $crate::exception::Exception;

            fn deref(&self) -> &$crate::exception::Exception {
                &self.exception
            }
        }

        impl ::core::convert::From<$name> for $crate::exception::Exception {
            fn from(exception: $name) -> Self {
                exception.exception
            }
        }

        impl ::core::convert::TryFrom<$crate::exception::Exception> for $name {
            type Error = $crate::exception::Exception;

            fn try_from(
                exception: $crate::exception::Exception,
            ) -> ::core::result::Result<Self, $crate::exception::Exception> {
                exception.downcast()
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.exception, f)
            }
        }

        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.exception, f)
            }
        }

        impl ::core::error::Error for $name {
            fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                ::core::error::Error::source(&self.exception)
            }
        }
    )+ };
}
