//! The classes of exceptions, as values that can be compared and asked for their bases.

use core::{fmt, ptr};

/// What a class is: its name and its direct bases. Made by [`exception!`](crate::exception!), one `static` a class.
#[derive(Debug)]
pub struct ClassSpec {
    name: &'static str,
    bases: &'static [ExceptionClass],
}

impl ClassSpec {
    #[doc(hidden)]
    #[must_use]
    #[inline]
    pub const fn new(name: &'static str, bases: &'static [ExceptionClass]) -> Self {
        Self { name, bases }
    }
}

/// A class of exceptions, such as `ValueError`: what Python calls `type(e)`.
///
/// Two classes are equal when they are the same class; the name alone does not matter.
///
/// ```
/// use dunder::exception::{ExceptionType, KeyError, LookupError};
///
/// let class = KeyError::CLASS;
/// assert_eq!(class.name(), "KeyError");
/// assert!(class.is_subclass(LookupError::CLASS) && !LookupError::CLASS.is_subclass(class));
/// ```
#[derive(Clone, Copy)]
pub struct ExceptionClass(&'static ClassSpec);

impl ExceptionClass {
    #[doc(hidden)]
    #[must_use]
    #[inline]
    pub const fn new(spec: &'static ClassSpec) -> Self {
        Self(spec)
    }

    /// The class's name, Python's `cls.__name__`.
    #[must_use]
    #[inline]
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// The direct bases, Python's `cls.__bases__`. Empty for `BaseException` alone.
    #[must_use]
    #[inline]
    pub fn bases(self) -> &'static [ExceptionClass] {
        self.0.bases
    }

    /// Python's `issubclass(self, other)`: true for the class itself and for every class below `other`.
    #[must_use]
    pub fn is_subclass(self, other: ExceptionClass) -> bool {
        if self == other {
            return true;
        }
        for base in self.0.bases {
            if base.is_subclass(other) {
                return true;
            }
        }
        false
    }

    /// The built-in class of that name, as CPython's `builtins` has it.
    ///
    /// ```
    /// use dunder::exception::{ExceptionClass, ExceptionType, OSError};
    ///
    /// let class = ExceptionClass::builtin("FileNotFoundError").unwrap();
    /// assert!(class.is_subclass(OSError::CLASS));
    /// assert_eq!(ExceptionClass::builtin("IOError"), Some(OSError::CLASS));
    /// assert_eq!(ExceptionClass::builtin("NoSuchError"), None);
    /// ```
    #[must_use]
    #[inline]
    pub fn builtin(name: &str) -> Option<ExceptionClass> {
        let name = if matches!(name, "IOError" | "EnvironmentError") { "OSError" } else { name };
        super::tree::BUILTINS.iter().copied().find(|class| class.name() == name)
    }
}

impl PartialEq for ExceptionClass {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self.0, other.0)
    }
}

impl Eq for ExceptionClass {}

impl fmt::Display for ExceptionClass {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name)
    }
}

impl fmt::Debug for ExceptionClass {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<class '{}'>", self.0.name)
    }
}
