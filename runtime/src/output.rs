//! A standard output of dunder's own, which [`redirect_stdout`](crate::context::redirect_stdout) reaches: that of `std` cannot be
//! replaced.
//!
//! ```
//! use dunder::context::redirect_stdout;
//! use dunder::output::{StringIo, print};
//! use dunder::prelude::*;
//!
//! fn greet(name: &str) {
//!     print!("hello {name}");
//! }
//!
//! let text = with!(redirect_stdout(StringIo::new()) as out => {
//!     greet("ann");
//!     out.getvalue()
//! });
//! assert_eq!(text, "hello ann\n");
//! ```

use alloc::{rc::Rc, string::String};
use core::{cell::RefCell, fmt};
use std::io::{self, Write};

/// Writes a line to the standard output, as Python's `print`: `print!("{a} and {b}")`, `print!()`.
///
/// Where it cannot be written this panics, as `println!` does; [`stdout`] gives the error.
#[doc(inline)]
pub use crate::__print as print;

#[doc(hidden)]
#[macro_export]
macro_rules! __print {
    () => {
        $crate::output::line(::core::format_args!(""))
    };
    ($($text:tt)+) => {
        $crate::output::line(::core::format_args!($($text)+))
    };
}

/// What stands in the place of the standard output.
pub(crate) type Sink = Rc<RefCell<dyn Write>>;

std::thread_local! {
    static SINK: RefCell<Option<Sink>> = const { RefCell::new(None) };
}

/// Puts another output in the place of this thread's, and gives what was there: nothing where it was that of the program.
pub(crate) fn replace(sink: Option<Sink>) -> Option<Sink> {
    SINK.with(|current| core::mem::replace(&mut *current.borrow_mut(), sink))
}

/// This thread's standard output: Python's `sys.stdout`.
#[must_use]
pub fn stdout() -> Stdout {
    Stdout(())
}

/// This thread's standard output: [`stdout`].
#[derive(Debug)]
pub struct Stdout(());

impl Stdout {
    fn to<T>(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<T>) -> io::Result<T> {
        match SINK.with(|current| current.borrow().clone()) {
            None => write(&mut io::stdout().lock()),
            Some(sink) => match sink.try_borrow_mut() {
                Ok(mut sink) => write(&mut *sink),
                Err(_) => Err(io::Error::other("the output is written to while it writes")),
            },
        }
    }
}

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.to(|sink| sink.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to(|sink| sink.flush())
    }
}

/// What `print!` calls.
#[doc(hidden)]
#[track_caller]
pub fn line(text: fmt::Arguments<'_>) {
    // Made before anybody writes: what is printed may look at what was written, or print.
    let text = format!("{text}\n");
    if let Err(error) = stdout().write_all(text.as_bytes()) {
        panic!("failed printing to the standard output: {error}");
    }
}

/// Python's `io.StringIO`: text that is written to, and read again by whoever has a clone of it.
#[derive(Clone, Debug, Default)]
pub struct StringIo(Rc<RefCell<String>>);

impl StringIo {
    /// With no text in it.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// All that was written.
    #[must_use]
    pub fn getvalue(&self) -> String {
        self.0.borrow().clone()
    }
}

impl Write for StringIo {
    /// Only text can be written.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text =
            core::str::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        self.0.borrow_mut().push_str(text);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
