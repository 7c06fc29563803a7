//! What is being handled on a thread, for what is raised in code that is called: in Python, what `sys.exception()` gives.

use core::{
    future::{Future, IntoFuture, poll_fn},
    pin::pin,
    task::{Context, Poll},
};

use super::context::Handled;
use crate::system;

/// A handler that runs. A body that waits inside of one leaves it until it goes on.
#[derive(Debug)]
pub struct Handling {
    around: Handled,
    is_inside: bool,
}

/// Begins to handle it. Where it is none, since the error is no [`Exception`](crate::Exception), this does nothing.
#[inline(always)]
pub fn handling(handled: &Handled) -> Handling {
    let mut handling = Handling { around: None, is_inside: false };
    handling.enter(handled);
    handling
}

impl Handling {
    #[inline(always)]
    fn enter(&mut self, handled: &Handled) {
        if handled.is_some() {
            self.around = system::swap_handled(handled.clone());
            self.is_inside = true;
        }
    }

    #[inline(always)]
    fn leave(&mut self) {
        if self.is_inside {
            self.is_inside = false;
            system::swap_handled(self.around.take());
        }
    }
}

impl Drop for Handling {
    #[inline(always)]
    fn drop(&mut self) {
        self.leave();
    }
}

/// The handlers around a place at which a body waits, outermost first, each with what it handles.
#[derive(Debug)]
pub struct Around<'a, const N: usize>(pub [(&'a mut Handling, &'a Handled); N]);

impl<const N: usize> Around<'_, N> {
    #[inline(always)]
    pub(crate) fn enter(&mut self) {
        for (handling, handled) in &mut self.0 {
            handling.enter(handled);
        }
    }

    #[inline(always)]
    pub(crate) fn leave(&mut self) {
        for (handling, _) in self.0.iter_mut().rev() {
            handling.leave();
        }
    }

    /// What the innermost handles.
    #[inline(always)]
    pub(crate) fn handled(&self) -> Option<&crate::Exception> {
        self.0.iter().rev().find_map(|(_, handled)| handled.as_ref())
    }

    /// Polls what is waited for, inside of the handlers.
    #[inline(always)]
    pub(crate) fn poll<T>(&mut self, is_waiting: &mut bool, poll: impl FnOnce() -> Poll<T>) -> Poll<T> {
        if *is_waiting {
            self.enter();
        }
        let polled = poll();
        *is_waiting = polled.is_pending();
        if *is_waiting {
            self.leave();
        }
        polled
    }
}

/// `future.await` inside of handlers.
pub async fn waiting<F: IntoFuture, const N: usize>(mut around: Around<'_, N>, future: F) -> F::Output {
    let mut future = pin!(future.into_future());
    let mut is_waiting = false;
    poll_fn(|context: &mut Context<'_>| around.poll(&mut is_waiting, || future.as_mut().poll(context))).await
}
