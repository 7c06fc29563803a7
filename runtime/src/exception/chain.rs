//! What came before an exception: cause, context, notes, and how the whole is printed.

use alloc::{string::String, sync::Arc, vec::Vec};
use core::{
    error::Error,
    fmt::{self, Write as _},
    sync::atomic::Ordering,
};

use super::{Exception, RuntimeError, StopAsyncIteration, StopIteration};
use crate::system;

mod unwound;

/// What few exceptions have.
#[derive(Clone, Default)]
pub(super) struct Links {
    cause: Option<Exception>,
    context: Option<Exception>,
    suppress_context: bool,
    notes: Vec<String>,
    group: Vec<Exception>,
}

/// What leaves the body of a generator. What says that one has ended may not come from there: it would end whoever iterates.
pub(crate) fn stopped(error: Exception, generator: &str) -> Exception {
    let is_stop = error.is::<StopIteration>() || generator != "generator" && error.is::<StopAsyncIteration>();
    if !is_stop {
        return error;
    }
    let text = format!("{generator} raised {}", error.class().name());
    Exception::from(RuntimeError::new(text)).with_context(error.clone()).with_cause(error)
}

/// A chain may be as long as a program ran: it is taken apart link by link, not by recursion.
impl Drop for Links {
    fn drop(&mut self) {
        let mut rest: Vec<Exception> = Vec::new();
        self.unlink(&mut rest);
        while let Some(mut exception) = rest.pop() {
            if let Some(links) = Arc::get_mut(&mut exception.0).and_then(|inner| inner.links.as_mut()) {
                links.unlink(&mut rest);
            }
        }
    }
}

impl Links {
    fn unlink(&mut self, rest: &mut Vec<Exception>) {
        rest.extend([self.cause.take(), self.context.take()].into_iter().flatten());
        rest.append(&mut self.group);
    }
}

/// How an exception follows from the one before it.
#[derive(Clone, Copy)]
pub(super) enum Link {
    Cause,
    Context,
}

impl Exception {
    /// The exception that this one was raised `from`, Python's `e.__cause__`.
    #[must_use]
    #[inline]
    pub fn cause(&self) -> Option<&Exception> {
        self.links()?.cause.as_ref()
    }

    /// The exception that was being handled when this one was raised, Python's `e.__context__`.
    #[must_use]
    #[inline]
    pub fn context(&self) -> Option<&Exception> {
        self.links()?.context.as_ref()
    }

    /// Whether the context is not to be shown, Python's `e.__suppress_context__`: true once a cause was given.
    #[must_use]
    #[inline]
    pub fn suppress_context(&self) -> bool {
        self.links().is_some_and(|links| links.suppress_context)
    }

    /// Python's `raise e from cause`.
    ///
    /// ```
    /// use dunder::prelude::*;
    ///
    /// let e = ValueError::new("bad age").with_cause("x".parse::<i32>().unwrap_err());
    /// assert_eq!(format!("{e:?}"), "\
    /// ValueError: invalid digit found in string
    ///
    /// The above exception was the direct cause of the following exception:
    ///
    /// ValueError: bad age");
    /// ```
    #[must_use]
    #[inline]
    pub fn with_cause(mut self, cause: impl Into<Exception>) -> Self {
        self.set_cause(Some(cause.into()));
        self
    }

    /// Sets what [`with_cause`](Exception::with_cause) sets; `None` is Python's `raise e from None`.
    #[inline]
    pub fn set_cause(&mut self, cause: Option<Exception>) {
        let links = self.links_mut();
        links.cause = cause;
        links.suppress_context = true;
    }

    /// Says that `handled` was being handled when this exception was raised.
    ///
    /// Raising an exception again while it is handled itself changes nothing, as in Python.
    #[must_use]
    #[inline]
    pub fn with_context(mut self, handled: impl Into<Exception>) -> Self {
        self.set_context(Some(handled.into()));
        self
    }

    /// Sets what [`with_context`](Exception::with_context) sets.
    #[inline]
    pub fn set_context(&mut self, handled: Option<Exception>) {
        if !handled.as_ref().is_some_and(|handled| handled.is_one(self)) {
            self.links_mut().context = handled;
        }
    }

    /// Whether the two are one exception in Python's eyes, changed or not.
    #[inline]
    fn is_one(&self, other: &Exception) -> bool {
        self.0.id == other.0.id
    }

    /// Decides its context, unless that was done: what is being handled around. So it is when something is caught, or thrown.
    pub(crate) fn settle(&mut self) {
        if system::KNOWS_HANDLED && !self.is_settled() {
            if self.context().is_none()
                && let Some(handled) = system::handled()
                && !self.is_one(&handled)
            {
                self.links_mut().context = Some(handled.without(|exception| exception.is_one(self)).0);
            }
            self.set_settled();
        }
    }

    /// Its context is what it is: nothing that is being handled comes into the chain any more.
    pub(crate) fn set_settled(&self) {
        self.0.is_settled.0.store(true, Ordering::Relaxed);
    }

    fn is_settled(&self) -> bool {
        self.0.is_settled.0.load(Ordering::Relaxed)
    }

    /// What `raise` does to an exception while `handled` is being handled: it becomes the context, in place of any before. An
    /// exception that is raised again in its own handler stays as it is.
    pub(crate) fn raised_while(mut self, handled: &Exception) -> Self {
        if !self.is_one(handled) {
            let context = handled.clone().without(|exception| exception.is_one(&self)).0;
            self.links_mut().context = Some(context);
            self.set_settled();
        }
        self
    }

    /// What it is to an exception that a call has raised while `handled` was being handled here: the first of its chain was raised
    /// with `handled` as its context, unless that is settled.
    pub(crate) fn found_while(mut self, handled: &Exception) -> Self {
        let mut link = Some(&self);
        while let Some(exception) = link {
            let context = exception.context();
            if exception.is_one(handled) || context.is_none() && exception.is_settled() {
                return self;
            }
            link = context;
        }
        let mut chain = Vec::new();
        while self.context().is_some()
            && let Some(context) = self.links_mut().context.take()
        {
            chain.push(core::mem::replace(&mut self, context));
        }
        self = self.raised_while(handled);
        while let Some(mut exception) = chain.pop() {
            exception.links_mut().context = Some(self);
            self = exception;
        }
        self
    }

    /// The chain up to what is to go before it, and whether that was there: no exception comes before itself.
    fn without(mut self, is_end: impl Fn(&Exception) -> bool) -> (Self, bool) {
        let mut before = 0;
        let mut link = &self;
        while let Some(context) = link.context() {
            if is_end(context) {
                self.link_mut(before).context = None;
                return (self, true);
            }
            (link, before) = (context, before + 1);
        }
        (self, false)
    }

    /// The links of a context, by the number of those before it.
    fn link_mut(&mut self, before: usize) -> &mut Links {
        let mut link = self;
        for _ in 0..before {
            link = link.links_mut().context.as_mut().expect("they were counted");
        }
        link.links_mut()
    }

    /// Adds a line that is printed below the exception, Python's `e.add_note("…")`.
    ///
    /// ```
    /// use dunder::prelude::*;
    ///
    /// let mut e = Exception::from(ValueError::new("bad"));
    /// e.add_note("while reading line 3");
    /// assert_eq!(e.notes().collect::<Vec<_>>(), ["while reading line 3"]);
    /// assert_eq!(format!("{e:?}"), "ValueError: bad\nwhile reading line 3");
    /// ```
    #[inline]
    pub fn add_note(&mut self, note: impl Into<String>) {
        self.links_mut().notes.push(note.into());
    }

    /// The notes, Python's `e.__notes__`.
    #[inline]
    pub fn notes(&self) -> impl ExactSizeIterator<Item = &str> {
        self.note_list().iter().map(String::as_str)
    }

    fn note_list(&self) -> &[String] {
        self.links().map_or(&[], |links| &links.notes)
    }

    /// The exceptions of a group, Python's `group.exceptions`; empty for any other exception.
    #[must_use]
    #[inline]
    pub fn exceptions(&self) -> &[Exception] {
        self.links().map_or(&[], |links| &links.group)
    }

    #[inline]
    pub(super) fn set_exceptions(&mut self, exceptions: Vec<Exception>) {
        self.links_mut().group = exceptions;
    }

    /// What is printed before this exception, and how the two belong together.
    #[inline]
    pub(super) fn previous(&self) -> Option<(&Exception, Link)> {
        let links = self.links()?;
        match &links.cause {
            Some(cause) => Some((cause, Link::Cause)),
            None if links.suppress_context => None,
            None => links.context.as_ref().map(|context| (context, Link::Context)),
        }
    }

    /// The exception alone, as CPython ends a traceback: `Class: message`, notes, the members of a group.
    #[inline]
    fn write_last(&self, f: &mut dyn fmt::Write) -> fmt::Result {
        write!(f, "{self}")?;
        for note in self.note_list() {
            write!(f, "\n{note}")?;
        }
        let mut number = 0;
        for exception in self.exceptions() {
            number += 1;
            write!(f, "\n  +---------------- {number} ----------------")?;
            write!(Indented(f), "\n{exception:?}")?;
        }
        Ok(())
    }
}

/// Puts the margin of an exception group before each line.
struct Indented<'a>(&'a mut dyn fmt::Write);

impl fmt::Write for Indented<'_> {
    #[inline]
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut start = 0;
        for (at, byte) in text.bytes().enumerate() {
            if byte == b'\n' {
                self.0.write_str(&text[start..=at])?;
                self.0.write_str("  | ")?;
                start = at + 1;
            }
        }
        self.0.write_str(&text[start..])
    }
}

/// The chain as CPython prints it, the first exception first.
impl fmt::Debug for Exception {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut chain = vec![];
        let mut first = self;
        while let Some((previous, link)) = first.previous() {
            chain.push((first, link));
            first = previous;
        }
        // An error of the program's own may have sources of its own, which have no class.
        let mut sources = vec![];
        let mut source = first.source();
        while let Some(error) = source {
            sources.push(error);
            source = error.source();
        }
        while let Some(error) = sources.pop() {
            write!(f, "{error}{}", Link::Cause.text())?;
        }
        first.write_last(f)?;
        while let Some((exception, link)) = chain.pop() {
            f.write_str(link.text())?;
            exception.write_last(f)?;
        }
        Ok(())
    }
}

impl Link {
    #[inline]
    fn text(self) -> &'static str {
        match self {
            Link::Cause => "\n\nThe above exception was the direct cause of the following exception:\n\n",
            Link::Context => "\n\nDuring handling of the above exception, another exception occurred:\n\n",
        }
    }
}
