//! Errors of the standard library as the exceptions that Python raises for the same thing.

use std::{convert::Infallible, error::Error, io, str::Utf8Error, string::FromUtf8Error, sync::PoisonError};

use super::{Arg, Exception, ExceptionClass, ExceptionType, tree::*};
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

errors! {
    std::num::ParseIntError => ValueError,
    std::num::ParseFloatError => ValueError,
    std::str::ParseBoolError => ValueError,
    std::char::ParseCharError => ValueError,
    std::char::CharTryFromError => ValueError,
    std::net::AddrParseError => ValueError,
    std::ffi::NulError => ValueError,
    std::array::TryFromSliceError => ValueError,
    std::time::SystemTimeError => ValueError,
    std::num::TryFromIntError => OverflowError,
    std::collections::TryReserveError => MemoryError,
    std::env::VarError => KeyError,
    std::cell::BorrowError => RuntimeError,
    std::cell::BorrowMutError => RuntimeError,
    std::fmt::Error => RuntimeError,
    std::sync::mpsc::RecvError => RuntimeError,
}

impl From<Infallible> for Exception {
    #[inline]
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

/// A lock whose holder panicked: a `RuntimeError`. The guard inside cannot leave the thread and is let go.
impl<G> From<PoisonError<G>> for Exception {
    #[inline]
    fn from(error: PoisonError<G>) -> Self {
        RuntimeError::new(error.to_string()).into()
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

impl std::fmt::Display for Boxed {
    #[inline]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
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

/// The subclass of `OSError` that Python picks; `[Errno 2] No such file or directory` where the system gave a
/// number. An [`Exception`] inside comes out as it was.
impl From<io::Error> for Exception {
    #[inline]
    fn from(error: io::Error) -> Self {
        io_error(error, None)
    }
}

impl From<Exception> for io::Error {
    #[inline]
    fn from(exception: Exception) -> Self {
        let kinds: &[(ExceptionClass, io::ErrorKind)] = &[
            (FileNotFoundError::CLASS, io::ErrorKind::NotFound),
            (PermissionError::CLASS, io::ErrorKind::PermissionDenied),
            (FileExistsError::CLASS, io::ErrorKind::AlreadyExists),
            (BrokenPipeError::CLASS, io::ErrorKind::BrokenPipe),
            (TimeoutError::CLASS, io::ErrorKind::TimedOut),
            (InterruptedError::CLASS, io::ErrorKind::Interrupted),
            (EOFError::CLASS, io::ErrorKind::UnexpectedEof),
            (UnicodeError::CLASS, io::ErrorKind::InvalidData),
            (ValueError::CLASS, io::ErrorKind::InvalidInput),
        ];
        let kind = kinds.iter().find(|(class, _)| exception.isinstance(*class));
        io::Error::new(kind.map_or(io::ErrorKind::Other, |(_, kind)| *kind), exception)
    }
}

#[inline]
pub(super) fn io_error(error: io::Error, file: Option<&str>) -> Exception {
    if let Some(number) = error.raw_os_error() {
        let text = error.to_string();
        let text = text.strip_suffix(&format!(" (os error {number})")).unwrap_or(&text);
        return os_error(number, text, file);
    }
    let kind = error.kind();
    if error.get_ref().is_some_and(|inner| inner.is::<Exception>()) {
        return error.into_inner().map(Exception::from).expect("get_ref has seen it");
    }
    Exception::from_error_as(class_of(kind), error)
}

#[inline]
pub(super) fn os_error(number: i32, text: &str, file: Option<&str>) -> Exception {
    let class = match number {
        3 if cfg!(unix) => ProcessLookupError::CLASS,
        10 if cfg!(unix) => ChildProcessError::CLASS,
        108 if cfg!(target_os = "linux") => BrokenPipeError::CLASS,
        114 | 115 if cfg!(target_os = "linux") => BlockingIOError::CLASS,
        _ => match class_of(io::Error::from_raw_os_error(number).kind()) {
            class if class.is_subclass(OSError::CLASS) => class,
            _ => OSError::CLASS,
        },
    };
    let args = [Arg::from(number), Arg::from(text)].into_iter().chain(file.map(Arg::from));
    Exception::with_class_args(class, args)
}

#[inline]
fn class_of(kind: io::ErrorKind) -> ExceptionClass {
    use io::ErrorKind as K;
    match kind {
        K::NotFound => FileNotFoundError::CLASS,
        K::PermissionDenied => PermissionError::CLASS,
        K::AlreadyExists => FileExistsError::CLASS,
        K::ConnectionRefused => ConnectionRefusedError::CLASS,
        K::ConnectionReset => ConnectionResetError::CLASS,
        K::ConnectionAborted => ConnectionAbortedError::CLASS,
        K::BrokenPipe => BrokenPipeError::CLASS,
        K::WouldBlock => BlockingIOError::CLASS,
        K::TimedOut => TimeoutError::CLASS,
        K::Interrupted => InterruptedError::CLASS,
        K::NotADirectory => NotADirectoryError::CLASS,
        K::IsADirectory => IsADirectoryError::CLASS,
        K::UnexpectedEof => EOFError::CLASS,
        K::OutOfMemory => MemoryError::CLASS,
        K::InvalidInput | K::InvalidData => ValueError::CLASS,
        _ => OSError::CLASS,
    }
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
