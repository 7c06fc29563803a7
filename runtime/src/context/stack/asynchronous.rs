//! The stack that is waited for.

use alloc::boxed::Box;
use core::{fmt, future::Future, mem, pin::Pin};

use super::{
    super::{
        AsyncContextManager, ContextManager, IntoAsyncContextManager, IntoContextManager, NoError, callback,
        library::Outcome, nullcontext,
    },
    Abandoned, abandon,
    exit::{Exit, Function},
    exits::{Exits, Owned},
    opened::Stack,
};
use crate::attempt::context;
use crate::system::close_quietly;

/// Python's `AsyncExitStack`: as [`ExitStack`](super::ExitStack), of managers that are waited for and of those that are not, in one
/// order. [`async_with!`](crate::async_with!) leaves it, or [`close`](AsyncExitStack::close).
///
/// ```
/// use dunder::context::{AsyncContextManager, AsyncExitStack, NoError};
/// use dunder::prelude::*;
///
/// struct Session<'l>(&'l std::cell::RefCell<Vec<String>>, &'static str);
///
/// impl<E> AsyncContextManager<E> for Session<'_> {
///     type Target<'a> = &'a str where Self: 'a;
///     type Swallow = NoError;
///
///     async fn enter(&mut self) -> Result<&str, E> {
///         self.0.borrow_mut().push(format!("open {}", self.1));
///         Ok(self.1)
///     }
///     async fn exit(&mut self) -> Result<(), E> {
///         self.0.borrow_mut().push(format!("close {}", self.1));
///         Ok(())
///     }
///     async fn exit_err(&mut self, error: E) -> Result<NoError, E> {
///         Err(error)
///     }
/// }
///
/// async fn names(log: &std::cell::RefCell<Vec<String>>) -> Result<(), Exception> {
///     async_with!(AsyncExitStack::new() as stack => {
///         let a = stack.enter(Session(log, "a")).await?;
///         let b = stack.enter(Session(log, "b")).await?;
///         stack.callback(async || log.borrow_mut().push("called".into()));
///         log.borrow_mut().push(format!("{a} and {b}"));
///     });
///     Ok(())
/// }
/// # let log = std::cell::RefCell::default();
/// # let mut context = std::task::Context::from_waker(std::task::Waker::noop());
/// # assert!(std::pin::pin!(names(&log)).poll(&mut context).is_ready());
/// # assert_eq!(log.take(), ["open a", "open b", "a and b", "called", "close b", "close a"]);
/// # use std::future::Future as _;
/// ```
///
/// | Python | here |
/// |---|---|
/// | `await stack.enter_async_context(manager)` | [`stack.enter(manager).await?`](AsyncExitStack::enter) |
/// | `stack.enter_context(manager)` | [`stack.enter_sync(manager)?`](AsyncExitStack::enter_sync) |
/// | `stack.push_async_exit(…)` | [`stack.push(manager)`](AsyncExitStack::push), [`stack.push_exit(async \|error\| …)`](AsyncExitStack::push_exit) |
/// | `stack.push(manager)` | [`stack.push_sync(manager)`](AsyncExitStack::push_sync) |
/// | `stack.push_async_callback(f)` | [`stack.callback(async \|\| …)`](AsyncExitStack::callback) |
/// | `stack.callback(f)` | [`stack.callback_sync(\|\| …)`](AsyncExitStack::callback_sync) |
/// | `await stack.aclose()` | [`stack.close().await?`](AsyncExitStack::close) |
///
/// Where nobody waits to the end, and where it is dropped, what is left is left by `exit_unwind`, which does not wait.
pub struct AsyncExitStack<'a, E> {
    exits: Exits<dyn Waiting<E> + 'a>,
}

type Wait<'s, E> = Pin<Box<dyn Future<Output = Result<(), E>> + 's>>;

/// As [`Exit`], waited for.
trait Waiting<E> {
    fn exit<'s>(&'s mut self) -> Wait<'s, E>
    where
        E: 's;

    fn exit_err<'s>(&'s mut self, error: E) -> Wait<'s, E>
    where
        E: 's;

    fn exit_unwind(&mut self);
}

struct Waits<M>(M);

struct Ready<M>(M);

impl<E, M: AsyncContextManager<E>> Waiting<E> for Waits<M> {
    fn exit<'s>(&'s mut self) -> Wait<'s, E>
    where
        E: 's,
    {
        Box::pin(self.0.exit())
    }

    fn exit_err<'s>(&'s mut self, error: E) -> Wait<'s, E>
    where
        E: 's,
    {
        Box::pin(async { self.0.exit_err(error).await.map(drop) })
    }

    fn exit_unwind(&mut self) {
        self.0.exit_unwind();
    }
}

impl<E, M: Exit<E>> Waiting<E> for Ready<M> {
    fn exit<'s>(&'s mut self) -> Wait<'s, E>
    where
        E: 's,
    {
        Box::pin(async { self.0.exit() })
    }

    fn exit_err<'s>(&'s mut self, error: E) -> Wait<'s, E>
    where
        E: 's,
    {
        Box::pin(async { self.0.exit_err(error) })
    }

    fn exit_unwind(&mut self) {
        self.0.exit_unwind();
    }
}

/// A function that is waited for, with the error that is on its way.
impl<E, F: AsyncFnOnce(Option<E>) -> Result<(), E>> AsyncContextManager<E> for Function<F> {
    type Target<'a>
        = ()
    where
        Self: 'a;
    type Swallow = ();

    async fn enter(&mut self) -> Result<(), E> {
        Ok(())
    }

    async fn exit(&mut self) -> Result<(), E> {
        match self.0.take() {
            Some(function) => function(None).await,
            None => Ok(()),
        }
    }

    async fn exit_err(&mut self, error: E) -> Result<(), E> {
        match self.0.take() {
            Some(function) => function(Some(error)).await,
            None => Err(error),
        }
    }
}

impl<E> Abandoned for dyn Waiting<E> + '_ {
    fn abandoned(&mut self) {
        self.exit_unwind();
    }
}

impl<'a, E> AsyncExitStack<'a, E> {
    /// A stack that holds nothing.
    #[must_use]
    #[inline]
    pub fn new() -> Self {
        AsyncExitStack { exits: Exits::default() }
    }

    /// Enters a manager that is waited for, and gives what it gives.
    ///
    /// # Errors
    ///
    /// What hinders the manager. It is not left then.
    #[inline]
    pub async fn enter<M, Kind>(
        &self,
        manager: M,
    ) -> Result<<M::Manager as AsyncContextManager<E>>::Target<'_>, E>
    where
        M: IntoAsyncContextManager<E, Kind, Manager: 'a>,
    {
        let manager = Waits(manager.into_manager());
        self.exits
            .enter_waiting(manager, |manager, place| manager.0.enter_in_place(place), |manager| manager)
            .await
    }

    /// Enters a manager that is not waited for.
    ///
    /// # Errors
    ///
    /// What hinders the manager. It is not left then.
    #[inline]
    pub fn enter_sync<M, Kind>(&self, manager: M) -> Result<<M::Manager as ContextManager<E>>::Target<'_>, E>
    where
        M: IntoContextManager<E, Kind, Manager: 'a>,
    {
        let manager = Ready(manager.into_manager());
        self.exits.enter(manager, |manager, place| manager.0.enter_in_place(place), |manager| manager)
    }

    /// Leaves a manager in its turn, which it does not enter.
    #[inline]
    pub fn push<Kind, M: IntoAsyncContextManager<E, Kind, Manager: 'a>>(&self, manager: M) {
        self.exits.push(Waits(manager.into_manager()), |manager| manager);
    }

    /// As [`push`](AsyncExitStack::push), of a manager that is not waited for.
    #[inline]
    pub fn push_sync<Kind, M: IntoContextManager<E, Kind, Manager: 'a>>(&self, manager: M) {
        self.exits.push(Ready(manager.into_manager()), |manager| manager);
    }

    /// Calls a function in its turn, with the error that is on its way there, and waits for it. What it gives is what
    /// [`ExitStack::push_exit`](super::ExitStack::push_exit) says.
    #[inline]
    pub fn push_exit<F: AsyncFnOnce(Option<E>) -> Result<(), E> + 'a>(&self, function: F) {
        self.exits.push(Waits(Function(Some(function))), |function| function);
    }

    /// Calls a function in its turn, and waits for it. It gives nothing, or a `Result` whose error is raised.
    #[inline]
    pub fn callback<F, R>(&self, function: F)
    where
        F: AsyncFnOnce() -> R + 'a,
        R: Outcome<E>,
        E: 'a,
    {
        self.push_exit(async move |error: Option<E>| {
            function().await.outcome()?;
            error.map_or(Ok(()), Err)
        });
    }

    /// Calls a function in its turn.
    #[inline]
    pub fn callback_sync<F, R>(&self, function: F)
    where
        F: FnOnce() -> R + 'a,
        R: Outcome<E>,
    {
        self.exits.push(Ready(callback(function)), |function| function);
    }

    /// Takes a value, to drop it in its turn.
    #[inline]
    pub fn keep<T: 'a>(&self, value: T) -> &mut T {
        let Ok(kept) = self.exits.enter(
            Ready(nullcontext(value)),
            |kept, _| ContextManager::<NoError>::enter(&mut kept.0),
            |kept| kept,
        );
        kept
    }

    /// Moves everything to a new stack.
    #[must_use = "a stack that is dropped is cleaned up"]
    #[inline]
    pub fn pop_all(&mut self) -> Self {
        mem::take(self)
    }

    /// Leaves everything at once. The stack can be used again.
    ///
    /// # Errors
    ///
    /// What the exits have raised, and none of them has swallowed.
    #[inline]
    pub async fn close(&mut self) -> Result<(), E> {
        self.leave(None).await
    }

    async fn leave(&mut self, received: Option<E>) -> Result<(), E> {
        let first = received.as_ref().and_then(context::handled);
        let mut underway = received;
        while let Some(exit) = self.exits.pop() {
            let before = underway.as_ref().and_then(context::handled);
            let mut exit = Leaving(Some(exit));
            let left = match (exit.0.as_mut(), underway) {
                (Some(exit), None) => exit.get().exit().await,
                (Some(exit), Some(error)) => exit.get().exit_err(error).await,
                (None, _) => Ok(()),
            };
            exit.0 = None;
            underway = left.err().map(|error| context::unwound(error, &before, &first));
        }
        underway.map_or(Ok(()), Err)
    }
}

/// An exit that is waited for. Where nobody waits to the end of it, it is left as by a panic.
struct Leaving<'a, E>(Option<Owned<dyn Waiting<E> + 'a>>);

impl<E> Drop for Leaving<'_, E> {
    fn drop(&mut self) {
        if let Some(exit) = &mut self.0 {
            close_quietly(|| exit.get().exit_unwind());
        }
    }
}

impl<E> Default for AsyncExitStack<'_, E> {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}

impl<E> fmt::Debug for AsyncExitStack<'_, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsyncExitStack").field("exits", &self.exits.len()).finish()
    }
}

impl<E> Drop for AsyncExitStack<'_, E> {
    #[inline]
    fn drop(&mut self) {
        abandon(&mut self.exits);
    }
}

/// A stack, or a reference to one, as a manager.
#[derive(Debug)]
pub struct AsyncOpened<S>(S);

macro_rules! opened {
    ([$($lifetime:lifetime)?] $stack:ty) => {
        impl<$($lifetime,)? 'a, E> IntoAsyncContextManager<E, Stack> for $stack {
            type Manager = AsyncOpened<Self>;

            #[inline]
            fn into_manager(self) -> AsyncOpened<Self> {
                AsyncOpened(self)
            }
        }

        impl<$($lifetime,)? 'a, E> AsyncContextManager<E> for AsyncOpened<$stack> {
            type Target<'t>
                = &'t mut AsyncExitStack<'a, E>
            where
                Self: 't;
            type Swallow = ();

            #[inline]
            async fn enter(&mut self) -> Result<Self::Target<'_>, E> {
                Ok(&mut self.0)
            }

            #[inline]
            async fn exit(&mut self) -> Result<(), E> {
                self.0.leave(None).await
            }

            #[inline]
            async fn exit_err(&mut self, error: E) -> Result<(), E> {
                self.0.leave(Some(error)).await
            }

            #[inline]
            fn exit_unwind(&mut self) {
                abandon(&mut self.0.exits);
            }
        }
    };
}

opened!([] AsyncExitStack<'a, E>);
opened!(['s] &'s mut AsyncExitStack<'a, E>);
