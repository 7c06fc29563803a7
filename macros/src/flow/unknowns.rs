//! What is to be asked about where only the compiler knows which errors can leave a function.

use std::cell::RefCell;
use std::rc::Rc;

use proc_macro2::Ident;

/// The answer depends on all of these.
#[derive(Default)]
pub(crate) struct Unknowns {
    /// Names that carry the types of managers, and whether these are waited for.
    pub(crate) managers: Vec<(Ident, bool)>,
    /// The name that carries the type of what is returned, where that may be an error.
    pub(crate) result: Option<Ident>,
}

/// As the regions within each other share them.
pub(crate) type Shared = Rc<RefCell<Unknowns>>;

impl Unknowns {
    pub(crate) fn is_empty(&self) -> bool {
        self.managers.is_empty() && self.result.is_none()
    }
}
