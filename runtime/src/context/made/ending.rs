//! How a body ends that has not ended as it should, in `contextlib`'s words; and which errors are those of the block.

use crate::{
    attempt::{
        change,
        private::{Handled, handled, raised},
    },
    exception::{Exception, ExceptionType as _, RuntimeError, StopAsyncIteration, StopIteration},
    generator::{Generated, Lent, Policy, Signal, private::Lends},
};

/// The error of a signal that has come out of a body that is not being closed.
#[inline(always)]
pub(super) fn error<X: Signal>(signal: X) -> X::Error {
    signal.error().expect("only a body that is being closed is told to exit")
}

/// What entering raises where the body has ended before; `stop` is how Python learns of that.
#[cold]
#[track_caller]
pub(super) fn never_yielded<X: Signal, P: Policy<(), (), X>>(stop: Exception) -> X::Error {
    let raised = error(P::misuse(RuntimeError::CLASS, "generator didn't yield"));
    change(raised, |mut exception| {
        exception.set_context(Some(stop));
        exception.set_cause(None);
        exception
    })
}

/// What leaving raises where the body waits at another `yield`, and how that says that it is to be closed meanwhile. None: as always.
#[cold]
#[track_caller]
pub(super) fn goes_on<X: Signal, P: Policy<(), (), X>>(text: &str) -> (X::Error, Handled, Option<X>) {
    let error = error(P::misuse(RuntimeError::CLASS, text));
    let pending = handled(&error);
    let exit = P::exit().and_then(X::error).map(|exit| X::throw(raised(exit, &pending)));
    (error, pending, exit)
}

/// What closing a body raises, while something is pending.
#[track_caller]
pub(super) fn ended<K, X, P>(
    closed: Option<Result<Generated<Lent<K>, ()>, X>>,
    pending: &Handled,
    ignored: &str,
) -> Option<X::Error>
where
    K: ?Sized + for<'t> Lends<'t>,
    X: Signal,
    P: Policy<(), (), X>,
{
    match closed? {
        Ok(Generated::Returned(())) => None,
        Ok(Generated::Yielded(lent)) => {
            drop(lent);
            Some(raised(error(P::misuse(RuntimeError::CLASS, ignored)), pending))
        }
        Err(signal) if P::is_exit(&signal) => None,
        Err(signal) => Some(error(signal)),
    }
}

/// A `StopIteration` that is thrown into a body.
#[inline(always)]
pub(super) fn stop<E>(error: &E) -> Handled {
    let is_stop = |stop: &Exception| stop.is::<StopIteration>() || stop.is::<StopAsyncIteration>();
    handled(error).filter(is_stop)
}

/// What has come out of the body into which `stop` was thrown: that itself, though the generator has made a `RuntimeError` of it.
#[inline(always)]
pub(super) fn unwrapped<E>(error: E, stop: Handled) -> E {
    match stop {
        None => error,
        Some(stop) => change(error, |exception| {
            let is_stop =
                exception.is::<RuntimeError>() && exception.cause().is_some_and(|cause| cause.is_same(&stop));
            if is_stop { stop } else { exception }
        }),
    }
}
