//! `with!` and `ContextManager`.

mod async_stack;
mod asynchronous;
mod chains;
mod dynamic;
mod forms;
mod functions;
mod generators;
mod library;
mod nested;
mod others;
mod stack;
mod ways;

use std::cell::RefCell;

use dunder::context::{ContextManager, NoError};
use dunder::prelude::*;

/// What was done, in order.
#[derive(Default)]
struct Log(RefCell<Vec<String>>);

impl Log {
    fn add(&self, text: impl ToString) {
        self.0.borrow_mut().push(text.to_string());
    }

    fn take(&self) -> String {
        self.0.take().join(" ")
    }
}

/// Says what happens to it, and lets errors go on.
struct Noted<'l>(&'l Log, &'static str);

impl<E: std::fmt::Display> ContextManager<E> for Noted<'_> {
    type Target<'a>
        = &'a str
    where
        Self: 'a;
    type Swallow = NoError;

    fn enter(&mut self) -> Result<&str, E> {
        self.0.add(format_args!("+{}", self.1));
        Ok(self.1)
    }

    fn exit(&mut self) -> Result<(), E> {
        self.0.add(format_args!("-{}", self.1));
        Ok(())
    }

    fn exit_err(&mut self, error: E) -> Result<NoError, E> {
        self.0.add(format_args!("-{}({error})", self.1));
        Err(error)
    }

    fn exit_unwind(&mut self) {
        self.0.add(format_args!("!{}", self.1));
    }
}

/// What a manager of exceptions does in each place.
#[derive(Clone, Copy, PartialEq)]
enum Does {
    Nothing,
    FailsEntering,
    FailsLeaving,
    Replaces,
    Swallows,
}

struct Acts<'l>(&'l Log, &'static str, Does);

impl ContextManager<Exception> for Acts<'_> {
    type Target<'a>
        = &'a str
    where
        Self: 'a;
    type Swallow = ();

    fn enter(&mut self) -> Result<&str, Exception> {
        self.0.add(format_args!("+{}", self.1));
        match self.2 {
            Does::FailsEntering => Err(ValueError::new(self.1).into()),
            _ => Ok(self.1),
        }
    }

    fn exit(&mut self) -> Result<(), Exception> {
        self.0.add(format_args!("-{}", self.1));
        match self.2 {
            Does::FailsLeaving => Err(OSError::new(self.1).into()),
            _ => Ok(()),
        }
    }

    fn exit_err(&mut self, error: Exception) -> Result<(), Exception> {
        self.0.add(format_args!("-{}({error})", self.1));
        match self.2 {
            Does::Swallows => Ok(()),
            Does::Replaces | Does::FailsLeaving => Err(RuntimeError::new(self.1).into()),
            _ => Err(error),
        }
    }

    fn exit_unwind(&mut self) {
        self.0.add(format_args!("!{}", self.1));
    }
}
