//! What a scenario's programs and steps share: the log, the generators by name, and how answers are written.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use dunder::exception::StopIteration;
use dunder::generator::{Generated, Generator, Shared};
use dunder::prelude::*;

use crate::values::*;

/// A generator object.
pub type Object =
    Shared<Box<dyn Generator<Yield = Value, Send = Value, Return = Value, Error = Exception>>>;

#[derive(Clone)]
pub struct World(Rc<Inner>);

struct Inner {
    id: &'static str,
    log: RefCell<Vec<String>>,
    generators: RefCell<HashMap<&'static str, Object>>,
}

/// What the programs do.
impl World {
    pub fn new(id: &'static str) -> Self {
        World(Rc::new(Inner { id, log: RefCell::default(), generators: RefCell::default() }))
    }

    pub fn log(&self, text: String) {
        self.0.log.borrow_mut().push(text);
    }

    pub fn generator(&self, name: &str) -> Object {
        self.0.generators.borrow()[name].clone()
    }

    /// Python's `next(g)`.
    pub fn next_of(&self, name: &str) -> Result<Value, Exception> {
        match self.generator(name).resume()? {
            Generated::Yielded(value) => Ok(value),
            Generated::Returned(value) if value.is_none() => Err(StopIteration::with_args([]).into()),
            Generated::Returned(value) => Err(StopIteration::new(value).into()),
        }
    }
}

/// The steps.
impl World {
    pub fn create<G>(&self, name: &'static str, generator: G)
    where
        G: Generator<Yield = Value, Send = Value, Return = Value, Error = Exception> + 'static,
    {
        self.0.generators.borrow_mut().insert(name, Shared::new(Box::new(generator)));
        self.answer("\"value\":null".to_owned());
    }

    pub fn next(&self, name: &str) {
        self.step(|| resumed(self.generator(name).resume()));
    }

    pub fn send(&self, name: &str, value: Value) {
        self.step(|| resumed(self.generator(name).send(value)));
    }

    pub fn throw(&self, name: &str, error: Exception) {
        self.step(|| resumed(self.generator(name).throw(error)));
    }

    pub fn close(&self, name: &str) {
        self.step(|| match self.generator(name).close() {
            Ok(()) => "\"value\":null".to_owned(),
            Err(error) => raised(&error),
        });
    }

    pub fn state(&self, name: &str) {
        self.step(|| format!("\"value\":\"{}\"", self.generator(name).state()));
    }

    pub fn delegating(&self, name: &str) {
        self.step(|| format!("\"value\":{}", self.generator(name).is_delegating()));
    }

    /// A `for` loop to the end.
    pub fn drain(&self, name: &str) {
        self.step(|| {
            let mut generator = self.generator(name);
            let mut items = Vec::new();
            loop {
                match generator.resume() {
                    Ok(Generated::Yielded(item)) => items.push(item),
                    Ok(Generated::Returned(_)) => return format!("\"value\":{}", json(&Value::from(items))),
                    Err(error) => return raised(&error),
                }
            }
        });
    }

    fn step(&self, step: impl FnOnce() -> String) {
        let answer = caught(step);
        self.answer(answer);
    }

    fn answer(&self, answer: String) {
        print(self.0.id, &answer, &self.0.log.take());
    }
}

fn resumed(outcome: Result<Generated<Value, Value>, Exception>) -> String {
    match outcome {
        Ok(Generated::Yielded(value)) => format!("\"yield\":{}", json(&value)),
        Ok(Generated::Returned(value)) => format!("\"stop\":{}", json(&value)),
        // One that comes out of a generator says that it has ended, however it came to be raised.
        Err(error) if error.is::<StopIteration>() => {
            let value = error.args().iter().next().map_or_else(|| "null".to_owned(), json);
            format!("\"stop\":{value}")
        }
        Err(error) => raised(&error),
    }
}

/// A list's iterator, which has neither `send` nor `throw` nor `close`. It has Python's name, since a message tells it.
#[allow(non_camel_case_types)]
pub struct list_iterator {
    items: std::vec::IntoIter<Value>,
}

pub fn list_iterator(items: Vec<Value>) -> list_iterator {
    list_iterator { items: items.into_iter() }
}

impl Iterator for list_iterator {
    type Item = Value;

    fn next(&mut self) -> Option<Value> {
        self.items.next()
    }
}
