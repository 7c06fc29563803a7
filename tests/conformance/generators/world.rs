//! What a scenario's programs and steps share: the log, the generators by name, and how answers are written.

use std::cell::RefCell;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use dunder::exception::{ExceptionType, StopIteration};
use dunder::generator::{Generated, Generator, Shared};
use dunder::prelude::*;
use dunder::value::View;

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

/// Panics are answers, and not for the terminal.
pub fn quiet() {
    std::panic::set_hook(Box::new(|_| ()));
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
        let answer = catch_unwind(AssertUnwindSafe(step)).unwrap_or_else(|panic| {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            let text = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("?");
            format!("\"panic\":{}", quoted(text))
        });
        self.answer(answer);
    }

    fn answer(&self, answer: String) {
        let log: Vec<String> = self.0.log.take().iter().map(|line| quoted(line)).collect();
        println!("{}\t{{{answer},\"log\":[{}]}}", self.0.id, log.join(","));
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

fn raised(error: &Exception) -> String {
    let one = |error: &Exception| {
        format!("\"type\":{},\"message\":{}", quoted(error.class_name()), quoted(&error.message()))
    };
    let mut text = one(error);
    if let Some(cause) = error.cause() {
        text.push_str(&format!(",\"cause\":{{{}}}", one(cause)));
    }
    // What a traceback would show: it stops at an exception with a cause, or one whose context is suppressed.
    let mut contexts = Vec::new();
    let mut last = error;
    while !last.suppress_context()
        && let Some(context) = last.context()
    {
        contexts.push(format!("{{{}}}", one(context)));
        last = context;
    }
    if !contexts.is_empty() {
        text.push_str(&format!(",\"context\":[{}]", contexts.join(",")));
    }
    format!("\"raise\":{{{text}}}")
}

fn json(value: &Value) -> String {
    match value.view() {
        View::None => "null".to_owned(),
        View::Bool(value) => value.to_string(),
        View::Str(text) => quoted(text),
        View::List(list) => {
            let items: Vec<String> = list.iter().map(|item| json(&item)).collect();
            format!("[{}]", items.join(","))
        }
        _ => value.to_string(),
    }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            character if u32::from(character) < 0x20 => quoted.push_str(&format!("\\u{:04x}", u32::from(character))),
            character => quoted.push(character),
        }
    }
    quoted + "\""
}

/// A value in a log: a string as it is, a list of such.
pub fn text(value: &Value) -> String {
    match value.view() {
        View::List(list) => {
            let items: Vec<String> = list.iter().map(|item| text(&item)).collect();
            format!("[{}]", items.join(", "))
        }
        _ => value.to_string(),
    }
}

/// An exception in a log.
pub fn exception(error: &Exception) -> String {
    format!("{}({})", error.class_name(), error.message())
}

pub fn shown(error: &Exception) -> Value {
    Value::from(exception(error))
}

pub fn concat_text(parts: &[String]) -> String {
    parts.concat()
}

pub fn concat(parts: &[String]) -> Value {
    Value::from(parts.concat())
}

/// What an exception is made with.
pub fn argument(value: &Value) -> Value {
    value.clone()
}

pub fn truth(value: &Value) -> bool {
    value.truth().expect("these values have a truth")
}

fn int(value: &Value) -> i64 {
    i64::try_from(value).expect("only numbers are added")
}

pub fn add(a: &Value, b: &Value) -> Value {
    Value::from(int(a) + int(b))
}

pub fn sub(a: &Value, b: &Value) -> Value {
    Value::from(int(a) - int(b))
}

pub fn mul(a: &Value, b: &Value) -> Value {
    Value::from(int(a) * int(b))
}

pub fn less(a: &Value, b: &Value) -> Value {
    Value::from(int(a) < int(b))
}

/// `C()`
pub fn bare<C: ExceptionType>() -> Exception {
    Exception::with_class_args(C::CLASS, [])
}

/// `C(value)`
pub fn with<C: ExceptionType>(value: &Value) -> Exception {
    Exception::with_class(C::CLASS, argument(value))
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
