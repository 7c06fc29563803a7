//! What a scenario's managers and functions share: the log, and what becomes of what is entered.

use std::cell::RefCell;
use std::rc::Rc;

use dunder::context::Close;
use dunder::prelude::*;
use dunder::value::Object;

use crate::values::*;

#[derive(Clone)]
pub struct World(Rc<Inner>);

struct Inner {
    id: &'static str,
    log: RefCell<Vec<String>>,
}

impl World {
    pub fn new(id: &'static str) -> Self {
        World(Rc::new(Inner { id, log: RefCell::default() }))
    }

    pub fn log(&self, text: String) {
        self.0.log.borrow_mut().push(text);
    }

    /// A call of one of the functions.
    pub fn call(&self, call: impl FnOnce() -> Result<Value, Exception>) {
        let answer = caught(|| match call() {
            Ok(value) => format!("\"return\":{}", json(&value)),
            Err(error) => raised(&error),
        });
        print(self.0.id, &answer, &self.0.log.take());
    }
}

/// What an exit logs of what it is given.
pub fn given(error: Option<&Exception>) -> String {
    error.map_or_else(|| "None".to_owned(), exception)
}

/// A manager as a value: it is shown as its name.
struct Named(&'static str);

impl Object for Named {
    fn class_name(&self) -> &str {
        "Manager"
    }

    fn repr(&self) -> Result<String, Exception> {
        Ok(self.0.to_owned())
    }
}

pub fn named(name: &'static str) -> Value {
    Value::object(Named(name))
}

/// What Python's `as` binds, as a value.
pub trait Entered {
    fn value(self) -> Value;
}

impl Entered for Value {
    fn value(self) -> Value {
        self
    }
}

impl Entered for () {
    fn value(self) -> Value {
        Value::None
    }
}

/// Of a `nullcontext`.
impl Entered for &mut Value {
    fn value(self) -> Value {
        self.clone()
    }
}

/// What `closing` closes.
pub struct Thing {
    pub name: &'static str,
    pub close: Box<dyn FnMut() -> Result<(), Exception>>,
}

impl Close<Exception> for Thing {
    fn close(&mut self) -> Result<(), Exception> {
        (self.close)()
    }
}

impl Entered for &mut Thing {
    fn value(self) -> Value {
        named(self.name)
    }
}
