//! What `with!` takes.

use super::ContextManager;

/// What can be entered: a [`ContextManager`], or an [`ExitStack`](super::ExitStack), whose own `enter` is another. `Kind` tells which,
/// and the compiler finds it out.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a context manager for errors of type `{E}`",
    label = "this cannot be entered here",
    note = "implement `ContextManager<{E}>` for it, or `ContextManager<E>` for every `E`",
    note = "a value that is only to be dropped: `nullcontext(value)`; one that has a `close`: `closing(value)`; a function to call: `callback(|| …)`"
)]
pub trait IntoContextManager<E, Kind> {
    /// What is entered.
    type Manager: ContextManager<E>;

    /// The manager.
    fn into_manager(self) -> Self::Manager;
}

/// The [kind](IntoContextManager) of what is a manager itself.
#[derive(Debug)]
pub struct Itself;

impl<E, M: ContextManager<E>> IntoContextManager<E, Itself> for M {
    type Manager = M;

    #[inline(always)]
    fn into_manager(self) -> M {
        self
    }
}
