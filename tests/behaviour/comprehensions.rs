//! Comprehensions and displays.

mod asynchronous;
mod clauses;
mod collections;
mod displays;
mod flow;
mod inside;
mod lazy;
mod order;

use std::cell::RefCell;

/// What was evaluated, in that order.
#[derive(Default)]
struct Log(RefCell<Vec<String>>);

impl Log {
    /// Notes the word, and gives the value.
    fn note<T>(&self, word: impl ToString, value: T) -> T {
        self.0.borrow_mut().push(word.to_string());
        value
    }

    fn taken(&self) -> String {
        self.0.take().join(" ")
    }
}
