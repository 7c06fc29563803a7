//! Classes that are made while the program runs.

mod attributes;
mod calls;
mod classes;
mod exceptions;
mod interfaces;
mod memory;
mod reentry;

use dunder::Value;
use dunder::dynamic::*;
use dunder::exception::Exception;

/// What an operation that fails says.
fn said<T: std::fmt::Debug>(result: Result<T, Exception>) -> String {
    result.unwrap_err().to_string()
}

/// The names of classes.
fn names(classes: &[Class]) -> Vec<&'static str> {
    classes.iter().map(Class::name).collect()
}

/// A function that gives a value.
fn gives(name: &str, value: impl Into<Value>) -> Value {
    let value = value.into();
    Function::method(name, move |_, _| Ok(value.clone())).into()
}
