//! The object that an argument of an exception turns into when only its text was kept.

use alloc::string::String;

use crate::{exception::Exception, value::Object};

/// Looks like the object that was given: its class name and its `repr`.
pub(super) struct Remains {
    pub(super) class: String,
    pub(super) repr: String,
}

impl Object for Remains {
    #[inline]
    fn class_name(&self) -> &str {
        &self.class
    }

    #[inline]
    fn repr(&self) -> Result<String, Exception> {
        Ok(self.repr.clone())
    }
}
