//! `#[contextmanager]`: context managers that generators make.

mod ending;
mod forms;
mod lending;
mod memory;

use std::cell::RefCell;

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

/// Names of the exceptions of a chain, nearest first.
fn chain(exception: &Exception) -> String {
    let mut names = vec![exception.to_string()];
    let mut link = exception.context();
    while let Some(exception) = link {
        names.push(exception.to_string());
        link = exception.context();
    }
    names.join(" < ")
}
