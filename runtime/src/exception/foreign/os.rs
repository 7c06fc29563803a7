//! The errors that only a program on an operating system has.

use alloc::{format, string::ToString};
use std::{io, sync::PoisonError};

use super::os_error;
use crate::exception::{Exception, ExceptionClass, ExceptionType, tree::*};

errors! {
    std::time::SystemTimeError => ValueError,
    std::env::VarError => KeyError,
    std::sync::mpsc::RecvError => RuntimeError,
}

/// A lock whose holder panicked: a `RuntimeError`. The guard inside cannot leave the thread and is let go.
impl<G> From<PoisonError<G>> for Exception {
    #[inline]
    fn from(error: PoisonError<G>) -> Self {
        RuntimeError::new(error.to_string()).into()
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
pub(in crate::exception) fn io_error(error: io::Error, file: Option<&str>) -> Exception {
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

/// The class that CPython gives an error number.
pub(super) fn class_of_number(number: i32) -> ExceptionClass {
    match number {
        3 if cfg!(unix) => ProcessLookupError::CLASS,
        10 if cfg!(unix) => ChildProcessError::CLASS,
        108 if cfg!(target_os = "linux") => BrokenPipeError::CLASS,
        114 | 115 if cfg!(target_os = "linux") => BlockingIOError::CLASS,
        _ => match class_of(io::Error::from_raw_os_error(number).kind()) {
            class if class.is_subclass(OSError::CLASS) => class,
            _ => OSError::CLASS,
        },
    }
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
