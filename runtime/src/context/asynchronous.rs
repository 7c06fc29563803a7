//! Context managers that wait.

use core::future::Future;

use super::held::InPlace;

/// A [`ContextManager`](super::ContextManager) whose entering and leaving are waited for: what Python's `async with` takes.
///
/// An implementation writes `async fn`. A future that enters it can be sent to another thread exactly if those of its methods can, which the
/// compiler sees wherever the manager's type is known; so the trait asks for nothing, and serves executors of one thread too.
///
/// ```
/// use dunder::context::{AsyncContextManager, NoError};
///
/// struct Session(Vec<&'static str>);
///
/// impl<E> AsyncContextManager<E> for Session {
///     type Target<'a> = &'a mut Vec<&'static str> where Self: 'a;
///     type Swallow = NoError;
///
///     async fn enter(&mut self) -> Result<&mut Vec<&'static str>, E> {
///         self.0.push("open");
///         Ok(&mut self.0)
///     }
///     async fn exit(&mut self) -> Result<(), E> {
///         self.0.push("close");
///         Ok(())
///     }
///     async fn exit_err(&mut self, error: E) -> Result<NoError, E> {
///         self.0.push("abort");
///         Err(error)
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an asynchronous context manager for errors of type `{E}`",
    label = "this cannot be entered here",
    note = "implement `AsyncContextManager<{E}>` for it, or `AsyncContextManager<E>` for every `E`",
    note = "one that need not be waited for is a `ContextManager`, which `with!` takes"
)]
pub trait AsyncContextManager<E> {
    /// What `as` binds.
    type Target<'a>
    where
        Self: 'a;
    /// What swallowing an error gives: [`NoError`](super::NoError) for a manager that never does, else `()`.
    type Swallow;

    /// Python's `__aenter__`. What could not be entered is not left either.
    ///
    /// # Errors
    ///
    /// Whatever hinders it; the block does not run.
    fn enter(&mut self) -> impl Future<Output = Result<Self::Target<'_>, E>>;

    /// As [`enter`](AsyncContextManager::enter), of a manager that is not moved any more.
    #[doc(hidden)]
    #[inline(always)]
    fn enter_in_place(&mut self, _: InPlace) -> impl Future<Output = Result<Self::Target<'_>, E>> {
        self.enter()
    }

    /// Python's `__aexit__(None, None, None)`: the block has come to its end, or was left by `return`, `break` or `continue`.
    ///
    /// # Errors
    ///
    /// What is raised in the place of how the block was left.
    fn exit(&mut self) -> impl Future<Output = Result<(), E>>;

    /// Python's `__aexit__` with an exception: an error leaves the block. Giving it back lets it go on, another one takes its place, `Ok`
    /// swallows it.
    ///
    /// # Errors
    ///
    /// The error that goes on.
    fn exit_err(&mut self, error: E) -> impl Future<Output = Result<Self::Swallow, E>>;

    /// The block was left by a panic, or the future that it stands in is dropped: there is nobody to wait. Called once, also while
    /// [`exit`](Self::exit) or [`exit_err`](Self::exit_err) waits.
    ///
    /// Left out: nothing is done but what dropping does.
    fn exit_unwind(&mut self) {}
}

/// One that is used again: entering and leaving it borrows it.
impl<M: AsyncContextManager<E> + ?Sized, E> AsyncContextManager<E> for &mut M {
    type Target<'a>
        = M::Target<'a>
    where
        Self: 'a;
    type Swallow = M::Swallow;

    #[inline]
    fn enter(&mut self) -> impl Future<Output = Result<M::Target<'_>, E>> {
        (**self).enter()
    }

    #[inline]
    fn exit(&mut self) -> impl Future<Output = Result<(), E>> {
        (**self).exit()
    }

    #[inline]
    fn exit_err(&mut self, error: E) -> impl Future<Output = Result<M::Swallow, E>> {
        (**self).exit_err(error)
    }

    #[inline]
    fn exit_unwind(&mut self) {
        (**self).exit_unwind();
    }
}
