//! What is handled by bodies that delegate: they are not run when the generators that they delegate to are resumed.

use crate::{exception::Exception, system};

/// What frames see as handled.
#[derive(Debug, Default)]
pub(in crate::generator) struct Handling {
    /// What the innermost of the bodies that delegate handles.
    pub(in crate::generator) handled: Option<Exception>,
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
            self.restore(self.handled.clone());
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

    /// What a body has delegated to goes no further by itself: what was handled around that body is to be seen.
    pub(in crate::generator) fn restore(&mut self, handled: Option<Exception>) {
        self.handled = handled;
        if self.is_running && (self.is_inside || self.handled.is_some()) {
            let seen = self.handled.clone().or_else(|| self.around.clone());
            let around = system::swap_handled(seen);
            if !core::mem::replace(&mut self.is_inside, true) {
                self.around = around;
            }
        }
    }
}
