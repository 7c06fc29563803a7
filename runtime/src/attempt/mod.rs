//! What [`attempt!`](crate::attempt!) and [`raise!`](crate::raise) expand to.

pub(crate) mod context;
pub(crate) mod handling;
mod leave;

pub use self::leave::{Branch, Leaves, NoneRaised};

/// What expansions name.
#[doc(hidden)]
pub mod private {
    pub use super::{
        Branch, Leaves,
        context::{Handled, again, found, handled, kept, noted, of, pending, raised, settled},
        handling::{Around, handling, waiting},
        leave::{Ignored, Pin, branch, hidden, hidden_end, ignored, leave, pin, pinned},
    };
    pub use crate::{
        attempt::raise::{caught, caused, exception, exception_of, is, uncaused},
        exception::{Exception, ExceptionType},
    };
}

pub(crate) use self::context::change;
pub(crate) mod raise;
