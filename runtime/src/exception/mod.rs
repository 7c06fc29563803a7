//! Python's exceptions as values: [`Exception`], and a type for each of CPython's classes.

mod arg;
mod chain;
mod class;
mod foreign;
mod raised;
mod remains;
mod tree;

use alloc::{
    boxed::Box,
    string::{String, ToString},
    sync::Arc,
    vec::Vec,
};
use core::{
    any::Any,
    error::Error,
    fmt,
    sync::atomic::{AtomicUsize, Ordering},
};

use self::chain::Links;
pub use self::{
    arg::Arg,
    class::{ClassSpec, ExceptionClass},
    raised::{ExceptionType, Raised},
    tree::*,
};
use crate::{
    repr::{Repr, repr, write_items},
    value::{Tuple, Value},
};

/// An exception: one pointer, `Send + Sync + 'static`, cheap to clone.
///
/// It has a [class](Exception::class) of CPython's tree, [arguments](Exception::args), perhaps a
/// [cause](Exception::cause), a [context](Exception::context) and [notes](Exception::notes), and perhaps an error
/// of the program's own that can be had back with [`downcast_ref`](Exception::downcast_ref).
///
/// Make one through the type of its class: `ValueError::new("…")` is a [`Raised`] that converts into an
/// `Exception`, so `?` and `.into()` do the rest. In Python this is `raise ValueError("…")`.
///
/// ```
/// use dunder::prelude::*;
///
/// fn root(x: f64) -> Result<f64, Exception> {
///     if x < 0.0 {
///         return Err(ValueError::new("math domain error").into());
///     }
///     Ok(x.sqrt())
/// }
///
/// let e = root(-1.0).unwrap_err();
/// assert_eq!(e.to_string(), "ValueError: math domain error");
/// assert_eq!((e.class_name(), e.message()), ("ValueError", "math domain error".to_string()));
/// assert!(e.is::<ValueError>() && !e.is::<LookupError>());
/// ```
///
/// `Display` prints what ends CPython's traceback (`ValueError: math domain error`), `Debug` the whole chain
/// of causes before it, the first first.
///
/// A clone is the same exception ([`Exception::is_same`]) until one of the two is changed.
#[derive(Clone)]
pub struct Exception(Arc<Inner>);

#[derive(Clone)]
struct Inner {
    /// Python's `id(e)`: stays where a change makes a copy, so that an exception is known again in a chain.
    id: usize,
    class: ExceptionClass,
    args: Args,
    payload: Option<Payload>,
    /// What few exceptions have, out of the way.
    links: Option<Box<Links>>,
}

/// Most exceptions have one argument, which then needs no allocation of its own.
#[derive(Clone)]
enum Args {
    One(Arg),
    Many(Vec<Arg>),
}

/// An error of the program's own that an exception carries.
#[derive(Clone)]
struct Payload {
    error: Arc<dyn Foreign>,
    /// Its type's name, for those that were given no class of CPython's.
    name: Option<&'static str>,
}

/// `Error` and `Any` at once.
trait Foreign: Error + Any + Send + Sync {}
impl<E: Error + Any + Send + Sync> Foreign for E {}

impl Exception {
    /// An exception of a class that is only known as a value. With the class known, write `ValueError::new(…)`.
    #[must_use]
    #[inline]
    pub fn with_class(class: ExceptionClass, arg: impl Into<Arg>) -> Self {
        Self::build(class, Args::One(arg.into()), None)
    }

    /// An exception of a class that is only known as a value, with any number of arguments.
    #[must_use]
    #[inline]
    pub fn with_class_args(class: ExceptionClass, args: impl IntoIterator<Item = Arg>) -> Self {
        Self::build(class, Args::Many(args.into_iter().collect()), None)
    }

    fn build(class: ExceptionClass, args: Args, payload: Option<Payload>) -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        Exception(Arc::new(Inner { id, class, args, payload, links: None }))
    }

    /// Its class, Python's `type(e)`.
    #[must_use]
    #[inline]
    pub fn class(&self) -> ExceptionClass {
        self.0.class
    }

    /// Its class's name, Python's `type(e).__name__`.
    ///
    /// For an error taken in by [`Exception::from_error`] it is the name of the error's Rust type.
    #[must_use]
    #[inline]
    pub fn class_name(&self) -> &'static str {
        match &self.0.payload {
            Some(Payload { name: Some(name), .. }) => name,
            _ => self.0.class.name(),
        }
    }

    /// Python's `isinstance(e, C)`: whether it is of the class `C` or of one below it.
    ///
    /// ```
    /// use dunder::prelude::*;
    ///
    /// let e = Exception::from(KeyError::new("k"));
    /// assert!(e.is::<KeyError>() && e.is::<LookupError>() && e.is::<Exception>());
    /// assert!(!e.is::<IndexError>());
    /// ```
    #[must_use]
    #[inline]
    pub fn is<C: ExceptionType>(&self) -> bool {
        self.isinstance(C::CLASS)
    }

    /// As [`is`](Exception::is), for a class that is a value.
    #[must_use]
    #[inline]
    pub fn isinstance(&self, class: ExceptionClass) -> bool {
        self.0.class.is_subclass(class)
    }

    /// The exception as the class `C`, or unchanged if it is of another.
    ///
    /// # Errors
    ///
    /// The exception itself, when [`is::<C>`](Exception::is) is false.
    #[inline]
    pub fn downcast<C: ExceptionType>(self) -> Result<C, Exception> {
        if self.is::<C>() { Ok(C::from_checked(self)) } else { Err(self) }
    }

    /// Whether the two are one exception, Python's `a is b`.
    #[must_use]
    #[inline]
    pub fn is_same(&self, other: &Exception) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Python's `str(e)`: the argument's text, the `repr` of the key for a `KeyError`, `[Errno 2] …` for an
    /// `OSError` with a number, the empty string without arguments.
    #[must_use]
    pub fn message(&self) -> String {
        if let Some(payload) = &self.0.payload {
            return payload.error.to_string();
        }
        let args = self.0.args.as_slice();
        let text = match args {
            [] => String::new(),
            [key] if self.is::<KeyError>() => repr(key),
            [only] => only.text(),
            [number, text, file @ ..] if self.is::<OSError>() => {
                foreign::errno_text(number, text, file.first())
            }
            several => {
                let mut text = String::new();
                let _ = write_items(&mut text, "(", several.iter(), ")"); // a String takes everything
                text
            }
        };
        match self.exceptions() {
            [] => text,
            [_] => format!("{text} (1 sub-exception)"),
            several => format!("{text} ({} sub-exceptions)", several.len()),
        }
    }

    /// The arguments that it was made with, Python's `e.args`.
    #[must_use]
    #[inline]
    pub fn args(&self) -> Tuple {
        if self.0.payload.is_some() {
            return vec![Value::from(self.message())].into();
        }
        let mut args = self.0.args.as_slice();
        if args.len() > 2 && self.is::<OSError>() {
            args = &args[..2]; // the file name is an attribute of its own in CPython
        }
        let mut values = Vec::with_capacity(args.len());
        for arg in args {
            values.push(arg.to_value());
        }
        values.into()
    }

    /// Takes in any error: its class is `Exception`, its class name the name of its Rust type, its message its
    /// text. An error that is an [`Exception`] already stays what it is.
    ///
    /// With [`Raised::from_error`] it gets a class: `ValueError::from_error(e)`.
    ///
    /// ```
    /// use dunder::prelude::*;
    ///
    /// #[derive(Debug, PartialEq)]
    /// struct NotFound(u32);
    /// impl std::fmt::Display for NotFound {
    ///     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
    ///         write!(f, "no user {}", self.0)
    ///     }
    /// }
    /// impl std::error::Error for NotFound {}
    ///
    /// let e = Exception::from_error(NotFound(7));
    /// assert_eq!(e.to_string(), "NotFound: no user 7");
    /// assert_eq!(e.downcast_ref::<NotFound>(), Some(&NotFound(7)));
    /// ```
    #[must_use]
    #[inline]
    pub fn from_error<E: Error + Send + Sync + 'static>(error: E) -> Self {
        let mut error = Some(error);
        if let Some(exception) = (&mut error as &mut dyn Any).downcast_mut::<Option<Exception>>() {
            return exception.take().expect("it was put there two lines above");
        }
        match error {
            Some(error) => Self::carry(Self::CLASS, Some(short_name::<E>()), Arc::new(error)),
            None => unreachable!("it was put there and not taken"),
        }
    }

    /// Takes in any error and gives it a class that is only known as a value; see [`Raised::from_error`].
    #[must_use]
    #[inline]
    pub fn from_error_as<E: Error + Send + Sync + 'static>(class: ExceptionClass, error: E) -> Self {
        Self::carry(class, None, Arc::new(error))
    }

    #[inline]
    fn carry(class: ExceptionClass, name: Option<&'static str>, error: Arc<dyn Foreign>) -> Self {
        Self::build(class, Args::Many(Vec::new()), Some(Payload { error, name }))
    }

    /// The error of the program's own that it carries, if it is an `E`.
    #[must_use]
    #[inline]
    pub fn downcast_ref<E: Error + 'static>(&self) -> Option<&E> {
        let payload = self.0.payload.as_ref()?;
        (&*payload.error as &dyn Any).downcast_ref()
    }

    /// The error of the program's own that it carries, taken out.
    ///
    /// # Errors
    ///
    /// The exception itself, when it carries no `E`, or when a clone of it is still around.
    #[inline]
    pub fn downcast_error<E: Error + Send + Sync + 'static>(self) -> Result<E, Exception> {
        if self.downcast_ref::<E>().is_none() {
            return Err(self);
        }
        let Inner { id, class, args, payload, links } = Arc::try_unwrap(self.0).map_err(Exception)?;
        let Some(Payload { error, name }) = payload else { unreachable!("downcast_ref has seen it") };
        let error: Arc<dyn Any + Send + Sync> = error;
        let Ok(error) = error.downcast::<E>() else { unreachable!("downcast_ref has seen its type") };
        Arc::try_unwrap(error).map_err(|error| {
            let payload = Some(Payload { error, name });
            Exception(Arc::new(Inner { id, class, args, payload, links }))
        })
    }

    #[inline]
    fn links(&self) -> Option<&Links> {
        self.0.links.as_deref()
    }

    #[inline]
    fn links_mut(&mut self) -> &mut Links {
        Arc::make_mut(&mut self.0).links.get_or_insert_default()
    }
}

impl Args {
    #[inline]
    fn as_slice(&self) -> &[Arg] {
        match self {
            Args::One(arg) => core::slice::from_ref(arg),
            Args::Many(args) => args,
        }
    }
}

/// `NotFound` of `my_crate::errors::NotFound`, without generic arguments.
#[inline]
pub(crate) fn short_name<T>() -> &'static str {
    let path = core::any::type_name::<T>();
    let path = path.split('<').next().unwrap_or(path);
    path.rsplit("::").next().unwrap_or(path)
}

/// As CPython's last line of a traceback: `ValueError: message`, the class's name alone without a message.
impl fmt::Display for Exception {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = self.message();
        f.write_str(self.class_name())?;
        if message.is_empty() { Ok(()) } else { write!(f, ": {message}") }
    }
}

/// `ValueError('message')`, as Python's `repr(e)`.
impl Repr for Exception {
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        out.write_str(self.class_name())?;
        write_items(out, "(", self.args().iter(), ")")
    }
}

impl Error for Exception {
    /// The cause or, unless it is suppressed, the context; without either, the source of the error that it carries.
    #[inline]
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self.previous() {
            Some((previous, _)) => Some(previous),
            None => self.0.payload.as_ref().and_then(|payload| payload.error.source()),
        }
    }
}
