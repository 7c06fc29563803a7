//! What [`attempt!`](crate::attempt!) and [`raise!`](crate::raise) expand to.

pub(crate) mod context;
mod leave;

pub(crate) use self::context::change;
pub use self::leave::{Branch, Leaves, NoneRaised};

/// What expansions name.
#[doc(hidden)]
pub mod private {
    pub use super::{
        Branch, Leaves,
        context::{Handled, again, found, handled, kept, noted, of, pending, raised},
        leave::{Ignored, Pin, branch, hidden, hidden_end, ignored, leave, pin, pinned},
    };
    pub use crate::{
        attempt::raise::{caught, caused, exception, exception_of, is, uncaused},
        exception::{Exception, ExceptionType},
    };
}

pub(crate) mod raise;
