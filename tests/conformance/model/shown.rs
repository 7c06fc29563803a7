//! How values are written in expectations, and how they are shown in logs. Neither runs code of the scenario's own.

use dunder::Value;
use dunder::dynamic::{Method, builtin, type_of};
use dunder::value::View;
use serde_json::{Value as Json, json};

use super::world::World;

impl World {
    fn name_of(&self, value: &Value) -> Option<String> {
        self.names.borrow().iter().find(|(_, bound)| bound.is(value)).map(|(name, _)| name.clone())
    }

    pub(super) fn written(&self, value: &Value) -> Json {
        let all =
            |values: &[Value]| -> Vec<Json> { values.iter().map(|value| self.written(value)).collect() };
        match value.view() {
            View::None => Json::Null,
            View::Bool(value) => json!(value),
            View::Int(value) => json!(value.to_i64()),
            View::Float(value) => json!(value),
            View::Str(text) => json!(text),
            View::List(list) => json!(all(&list.to_vec())),
            View::Tuple(tuple) => json!({"$tuple": all(tuple)}),
            View::Dict(dict) => {
                let dict = dict.borrow();
                let entry = |(key, value): (&Value, &Value)| json!([self.written(key), self.written(value)]);
                json!({"$dict": dict.items().map(entry).collect::<Vec<Json>>()})
            }
            _ => self.written_object(value),
        }
    }

    fn written_object(&self, value: &Value) -> Json {
        if let Some(function) = value.as_function() {
            return json!({"$function": &*function.qualname()});
        }
        if let Some(method) = value.downcast_ref::<Method>() {
            return json!({"$method": [qualname(method.function()), self.written(method.this())]});
        }
        if let Some(class) = value.as_class() {
            return match self.name_of(value) {
                Some(name) => json!({"$ref": name}),
                None if builtin(class.name()).is_some_and(|known| known.is(class)) => {
                    json!({"$ref": class.name()})
                }
                None => json!({"$class": class.name()}),
            };
        }
        let class = type_of(value);
        if let Some(exception) = exception(value) {
            return json!({"$exception": [exception.0, exception.1]});
        }
        if class.name() == "NotImplementedType" {
            return json!({"$ref": "NotImplemented"});
        }
        match self.name_of(value) {
            Some(name) => json!({"$ref": name}),
            None => json!({"$instance": class.name()}),
        }
    }

    pub(super) fn shown(&self, value: &Value) -> String {
        let all = |values: &[Value]| -> String {
            values.iter().map(|value| self.shown(value)).collect::<Vec<String>>().join(", ")
        };
        match value.view() {
            View::Str(text) => text.to_owned(),
            View::None | View::Bool(_) | View::Int(_) | View::Float(_) => value.to_string(),
            View::List(list) => format!("[{}]", all(&list.to_vec())),
            View::Tuple(tuple) => format!("({})", all(tuple)),
            View::Dict(dict) => {
                let dict = dict.borrow();
                let entry =
                    |(key, value): (&Value, &Value)| format!("{}: {}", self.shown(key), self.shown(value));
                format!("{{{}}}", dict.items().map(entry).collect::<Vec<String>>().join(", "))
            }
            _ => self.shown_object(value),
        }
    }

    fn shown_object(&self, value: &Value) -> String {
        if let Some(function) = value.as_function() {
            return format!("function {}", function.qualname());
        }
        if let Some(method) = value.downcast_ref::<Method>() {
            return format!("method {}", qualname(method.function()));
        }
        if let Some(class) = value.as_class() {
            return class.name().to_owned();
        }
        if let Some((class, message)) = exception(value) {
            return format!("{class}({message})");
        }
        match type_of(value).name() {
            "NotImplementedType" => "NotImplemented".to_owned(),
            class => self.name_of(value).unwrap_or_else(|| format!("<{class}>")),
        }
    }
}

fn qualname(function: &Value) -> String {
    match function.as_function() {
        Some(function) => function.qualname().to_string(),
        None => "?".to_owned(),
    }
}

/// The class and the message, if it is an exception.
fn exception(value: &Value) -> Option<(String, String)> {
    let is_exception = type_of(value).mro().iter().any(|class| class.name() == "BaseException");
    let exception = is_exception.then(|| value.to_exception())?.ok()?;
    Some((exception.class_name().to_owned(), exception.message()))
}
