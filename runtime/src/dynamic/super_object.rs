//! `super`: attributes of the classes that come after one in the MRO of an object.

use alloc::string::String;

use super::{
    bind::{self, Kind},
    class::Class,
    isinstance::class_attribute,
    name::{self, Name},
    realm::{self, Builtin, type_error},
    type_of,
};
use crate::{
    exception::Exception,
    value::{Object as Native, Value},
};

/// Python's `super(start, object)`.
#[derive(Debug)]
pub struct Super {
    start: Class,
    object: Value,
    /// Whose MRO it is: the object's class, or the object itself if that is a class below `start`; of nobody's without an object.
    of: Option<Class>,
}

impl Super {
    /// `super(start, object)`.
    ///
    /// # Errors
    ///
    /// TypeError if the object is neither an instance of `start` nor a class below it.
    #[expect(clippy::new_ret_no_self, reason = "what Python's `super(…)` gives is an object")]
    pub fn new(start: &Class, object: &Value) -> Result<Value, Exception> {
        let of = if object.is_none() { None } else { Some(Self::order(start, object)?) };
        Ok(Value::object(Self { start: start.clone(), object: object.clone(), of }))
    }

    fn order(start: &Class, object: &Value) -> Result<Class, Exception> {
        if let Some(class) = object.as_class()
            && class.is_subtype(start)
        {
            return Ok(class.clone());
        }
        let class = type_of(object);
        if class.is_subtype(start) {
            return Ok(class);
        }
        // A proxy may say that it is of another class.
        if let Some(claimed) = class_attribute(object)?
            && !claimed.is(&class)
            && claimed.is_subtype(start)
        {
            return Ok(claimed);
        }
        Err(type_error(format_args!("super(type, obj): obj must be an instance or subtype of type")))
    }

    /// Where it starts, its object, and whose MRO it is.
    pub(super) fn parts(value: &Value) -> Option<[Value; 3]> {
        let this = value.downcast_ref::<Self>()?;
        let of = this.of.clone().map_or(Value::None, Value::from);
        Some([this.start.clone().into(), this.object.clone(), of])
    }

    pub(super) fn get(&self, name: Name) -> Result<Option<Value>, Exception> {
        let Some(of) = self.of.as_ref().filter(|_| name != name::CLASS) else { return Ok(None) };
        let Some(found) = of.lookup_after(&self.start, name) else { return Ok(None) };
        if !Kind::of(&found).gets() {
            return Ok(Some(found));
        }
        // Found through a class, it is bound to that class's own things alone.
        let is_class = self.object.as_class().is_some_and(|class| class.is(of));
        let object = if is_class { None } else { Some(&self.object) };
        bind::get(&found, object, of).map(Some)
    }
}

impl Native for Super {
    fn class_name(&self) -> &str {
        "super"
    }

    fn repr(&self) -> Result<String, Exception> {
        match &self.of {
            Some(of) => Ok(format!("<super: <class '{}'>, <{} object>>", self.start.name(), of.name())),
            None => Ok(format!("<super: <class '{}'>, NULL>", self.start.name())),
        }
    }

    fn dynamic_class(&self) -> Option<Class> {
        Some(realm::class(Builtin::Super))
    }
}
