//! Generators.

mod asynchronous;
mod delegation;
mod exceptions;
mod forms;
mod memory;
mod protocol;
mod shapes;

use std::cell::RefCell;

use dunder::prelude::*;

/// What a body has done.
type Log = RefCell<Vec<&'static str>>;

/// Writes its word when it is dropped.
struct Noted<'a>(&'a Log, &'static str);

impl Drop for Noted<'_> {
    fn drop(&mut self) {
        self.0.borrow_mut().push(self.1);
    }
}

/// The class and the text of what was raised.
#[track_caller]
fn raised<T: std::fmt::Debug>(result: Result<T, Exception>) -> String {
    result.expect_err("it raises").to_string()
}

/// The words of a panic.
fn panic_of<T>(f: impl FnOnce() -> T) -> String {
    let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(f)).err().expect("it panics");
    match caught.downcast::<String>() {
        Ok(text) => *text,
        Err(caught) => (*caught.downcast_ref::<&str>().expect("it panics with words")).to_owned(),
    }
}
