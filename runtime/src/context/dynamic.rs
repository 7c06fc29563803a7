//! Managers that are only known at run time: values.

use super::ContextManager;
use crate::{
    exception::{Exception, TypeError},
    value::{ContextMethods, Value, View},
};

/// An object whose class has `__enter__` and `__exit__`, which the type does not say: both are looked up before either is called.
impl ContextManager<Exception> for Value {
    type Target<'a>
        = Value
    where
        Self: 'a;
    type Swallow = ();

    fn enter(&mut self) -> Result<Value, Exception> {
        let missing = match (self.context_methods(), self.view()) {
            (ContextMethods { enter: true, exit: true }, View::Object(object)) => return object.enter(),
            (ContextMethods { enter: true, .. }, _) => " (missed __exit__ method)",
            _ => "",
        };
        let class = self.class_name();
        let text = format!("'{class}' object does not support the context manager protocol{missing}");
        Err(TypeError::new(text).into())
    }

    fn exit(&mut self) -> Result<(), Exception> {
        self.leave(None).map(drop)
    }

    fn exit_err(&mut self, error: Exception) -> Result<(), Exception> {
        if self.leave(Some(&error))? { Ok(()) } else { Err(error) }
    }
}

impl Value {
    fn context_methods(&self) -> ContextMethods {
        match self.view() {
            View::Object(object) => object.context_methods(),
            _ => ContextMethods::default(),
        }
    }

    /// Whether it has swallowed the error.
    fn leave(&self, error: Option<&Exception>) -> Result<bool, Exception> {
        match (self.context_methods(), self.view()) {
            (ContextMethods { exit: true, .. }, View::Object(object)) => {
                let result = object.exit(error)?;
                // Only of an error does anybody ask.
                if error.is_some() { result.truth() } else { Ok(false) }
            }
            // A stack was given it unentered. It takes what has no `__exit__` for a function, and a value is none.
            _ => Err(TypeError::new(format!("'{}' object is not callable", self.class_name())).into()),
        }
    }
}
