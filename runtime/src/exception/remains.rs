//! The object that an argument of an exception turns into when only its text was kept.

use crate::{exception::Exception, value::Object};

/// Looks like the object that was given: its class name and its `repr`.
pub(super) struct Remains {
    pub(super) class: Box<str>,
    pub(super) repr: Box<str>,
}

impl Object for Remains {
    fn class_name(&self) -> &str {
        &self.class
    }

    fn repr(&self) -> Result<String, Exception> {
        Ok(self.repr.to_string())
    }
}
