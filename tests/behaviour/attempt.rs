//! `attempt!` and `raise!`.

mod chains;
mod forms;
mod generators;
mod values;

use std::cell::RefCell;

/// What was done, in order.
#[derive(Default)]
struct Log(RefCell<Vec<String>>);

impl Log {
    fn add(&self, text: impl ToString) {
        self.0.borrow_mut().push(text.to_string());
    }

    fn take(&self) -> Vec<String> {
        self.0.take()
    }
}
