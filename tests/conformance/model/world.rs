//! What a scenario runs in: names, a log, frames; and what each kind of expression is.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use dunder::Value;
use dunder::dynamic::{ClassCell, NotImplemented, builtin};
use dunder::exception::{Exception, RuntimeError};
use serde_json::Value as Json;

/// What ends an expression before its time.
pub(super) enum Flow {
    Return(Value),
    Raise(Exception),
}

impl<E: Into<Exception>> From<E> for Flow {
    fn from(error: E) -> Self {
        Flow::Raise(error.into())
    }
}

pub(super) type Result<T = Value> = std::result::Result<T, Flow>;

#[derive(Clone)]
pub(super) struct World(pub(super) Rc<Inner>);

pub(super) struct Inner {
    /// In the order in which they were bound.
    pub(super) names: RefCell<Vec<(String, Value)>>,
    pub(super) log: RefCell<Vec<String>>,
}

impl std::ops::Deref for World {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

/// Where a function was written.
#[derive(Clone)]
pub(super) enum Owner {
    /// In the body of a class of that name.
    Body(String, ClassCell),
    /// Elsewhere, for the class that is bound to that name.
    Named(String),
}

impl Owner {
    pub(super) fn name(&self) -> &str {
        match self {
            Owner::Body(name, _) | Owner::Named(name) => name,
        }
    }
}

/// A running function.
#[derive(Clone, Default)]
pub(super) struct Frame {
    pub(super) args: Rc<Vec<Value>>,
    pub(super) keywords: Rc<RefCell<Vec<(String, Value)>>>,
    pub(super) variables: Rc<RefCell<HashMap<String, Value>>>,
    pub(super) owner: Option<Owner>,
    /// What a function that is written here is called, and where that is.
    pub(super) place: Option<(String, Option<Owner>)>,
}

impl Frame {
    pub(super) fn outermost() -> Self {
        Self::default()
    }

    /// The same frame, where a function is given a name.
    pub(super) fn at(&self, name: &str, owner: Option<Owner>) -> Self {
        Self { place: Some((name.to_owned(), owner)), ..self.clone() }
    }
}

/// The operands of an operation.
#[derive(Clone, Copy)]
pub(super) struct Operands<'a> {
    pub(super) world: &'a World,
    pub(super) frame: &'a Frame,
    pub(super) all: &'a [Json],
}

impl<'a> Operands<'a> {
    pub(super) fn json(self, at: usize) -> &'a Json {
        self.all.get(at).unwrap_or(&Json::Null)
    }

    pub(super) fn has(self, at: usize) -> bool {
        at < self.all.len()
    }

    pub(super) fn value(self, at: usize) -> Result {
        self.world.eval(self.frame, self.json(at))
    }

    pub(super) fn values(self) -> Result<Vec<Value>> {
        self.all.iter().map(|operand| self.world.eval(self.frame, operand)).collect()
    }

    pub(super) fn text(self, at: usize) -> Result<String> {
        Ok(self.value(at)?.to_string())
    }

    pub(super) fn index(self, at: usize) -> usize {
        self.json(at).as_u64().map_or(0, |index| index as usize)
    }

    pub(super) fn block(self, at: usize) -> Result<()> {
        for expression in self.json(at).as_array().map_or(&[][..], Vec::as_slice) {
            self.world.eval(self.frame, expression)?;
        }
        Ok(())
    }
}

impl World {
    pub(super) fn new() -> Self {
        Self(Rc::new(Inner { names: RefCell::default(), log: RefCell::default() }))
    }

    pub(super) fn bind(&self, name: &str, value: &Value) {
        self.names.borrow_mut().push((name.to_owned(), value.clone()));
    }

    /// What a name is bound to: by the scenario, or from the start.
    pub(super) fn find(&self, name: &str) -> Result {
        let bound =
            self.names.borrow().iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        if let Some(value) = bound {
            return Ok(value);
        }
        if name == "NotImplemented" {
            return Ok(NotImplemented.into());
        }
        match builtin(name) {
            Some(class) => Ok(class.into()),
            None => Err(unknown(&format!("name {name}"))),
        }
    }

    pub(super) fn eval(&self, frame: &Frame, expression: &Json) -> Result {
        match expression {
            Json::Null => Ok(Value::None),
            Json::Bool(value) => Ok(Value::from(*value)),
            Json::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(number), _) => Ok(Value::from(number)),
                (None, number) => Ok(Value::from(number.unwrap_or(f64::NAN))),
            },
            Json::String(text) => Ok(Value::from(text.as_str())),
            Json::Object(object) => match object.get("$ref").and_then(Json::as_str) {
                Some(name) => self.find(name),
                None => Err(unknown(&format!("expression {expression}"))),
            },
            Json::Array(array) => {
                let [Json::String(operation), operands @ ..] = array.as_slice() else {
                    return Err(unknown(&format!("expression {expression}")));
                };
                let operands = Operands { world: self, frame, all: operands };
                self.operation(operation, operands)
            }
        }
    }

    fn operation(&self, name: &str, operands: Operands<'_>) -> Result {
        let groups = [
            super::control::operation,
            super::attributes::operation,
            super::calls::operation,
            super::definitions::operation,
            super::protocols::operation,
        ];
        for group in groups {
            if let Some(result) = group(name, operands) {
                return result;
            }
        }
        Err(unknown(&format!("operation {name}")))
    }
}

/// Something that this program does not know: no scenario expects it.
pub(super) fn unknown(what: &str) -> Flow {
    RuntimeError::new(format!("this program knows no {what}")).into()
}
