//! Values as they are logged and answered.

use dunder::exception::ExceptionType;
use dunder::prelude::*;
use dunder::value::View;

/// Panics are answers, and not for the terminal.
pub fn quiet() {
    std::panic::set_hook(Box::new(|_| ()));
}

/// What a step answers; a panic says so.
pub fn caught(step: impl FnOnce() -> String) -> String {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(step)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("?");
        format!("\"panic\":{}", quoted(text))
    })
}

/// A line of the output: the scenario, the answer and what was logged.
pub fn print(id: &str, answer: &str, log: &[String]) {
    let log: Vec<String> = log.iter().map(|line| quoted(line)).collect();
    println!("{id}\t{{{answer},\"log\":[{}]}}", log.join(","));
}

pub fn raised(error: &Exception) -> String {
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

pub fn json(value: &Value) -> String {
    match value.view() {
        View::None => "null".to_owned(),
        View::Bool(value) => value.to_string(),
        View::Str(text) => quoted(text),
        View::List(list) => {
            let items: Vec<String> = list.iter().map(|item| json(&item)).collect();
            format!("[{}]", items.join(","))
        }
        // The only objects are managers, and what is closed.
        View::Object(_) => format!("{{\"$manager\":{}}}", quoted(&value.to_string())),
        _ => value.to_string(),
    }
}

pub fn quoted(text: &str) -> String {
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
