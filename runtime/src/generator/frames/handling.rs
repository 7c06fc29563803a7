//! What is handled by bodies that delegate: they are not run when the generators that they delegate to are resumed.

use crate::{exception::Exception, system};

/// What the innermost of these bodies handles.
#[derive(Debug, Default)]
pub(super) struct Handling {
    handled: Option<Exception>,
    /// What is being handled by whoever resumes, while the frames see the other.
    around: Option<Exception>,
    is_inside: bool,
    is_running: bool,
}

impl Handling {
    /// The frames run.
    #[inline(always)]
    pub(super) fn enter(&mut self) {
        self.is_running = true;
        if self.handled.is_some() {
            self.change(self.handled.clone());
        }
    }

    /// They wait again.
    #[inline(always)]
    pub(super) fn leave(&mut self) {
        self.is_running = false;
        if self.is_inside {
            self.is_inside = false;
            system::swap_handled(self.around.take());
        }
    }

    /// Another handler begins to delegate, or what one has delegated to has ended. Gives what there was before.
    #[cold]
    pub(super) fn change(&mut self, handled: Option<Exception>) -> Option<Exception> {
        if self.is_running {
            let seen = match (&handled, self.is_inside) {
                (None, false) => None,
                (None, true) => Some(self.around.clone()),
                (Some(handled), _) => Some(Some(handled.clone())),
            };
            if let Some(seen) = seen {
                let around = system::swap_handled(seen);
                if !core::mem::replace(&mut self.is_inside, true) {
                    self.around = around;
                }
            }
        }
        core::mem::replace(&mut self.handled, handled)
    }
}
