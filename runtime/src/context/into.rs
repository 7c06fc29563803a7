//! What `with!` takes.

use super::{AsyncContextManager, ContextManager};

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

/// As [`IntoContextManager`], of what is waited for.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an asynchronous context manager for errors of type `{E}`",
    label = "this cannot be entered here",
    note = "implement `AsyncContextManager<{E}>` for it, or `AsyncContextManager<E>` for every `E`",
    note = "one that need not be waited for is a `ContextManager`, which `with!` takes"
)]
pub trait IntoAsyncContextManager<E, Kind> {
    /// What is entered.
    type Manager: AsyncContextManager<E>;

    /// The manager.
    fn into_manager(self) -> Self::Manager;
}

impl<E, M: AsyncContextManager<E>> IntoAsyncContextManager<E, Itself> for M {
    type Manager = M;

    #[inline(always)]
    fn into_manager(self) -> M {
        self
    }
}
