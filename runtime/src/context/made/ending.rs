//! How a body ends that has not ended as it should, in `contextlib`'s words; and which errors are those of the block.

use core::pin::Pin;

use crate::{
    attempt::{
        change,
        private::{Handled, handled, raised},
    },
    exception::{ExceptionType as _, RuntimeError, StopIteration},
    generator::{
        Generated, Lent, Outer as _, Signal,
        private::{Body, Lends},
    },
};

/// The error of a signal that has come out of a body that is not being closed.
#[inline(always)]
pub(super) fn error<X: Signal>(signal: X) -> X::Error {
    signal.error().expect("only a body that is being closed is told to exit")
}

/// What entering raises where the body has ended before.
#[cold]
#[track_caller]
pub(super) fn never_yielded<X: Signal, P: crate::generator::Policy<(), (), X>>() -> X::Error {
    let raised = error(P::misuse(RuntimeError::CLASS, "generator didn't yield"));
    change(raised, |mut exception| {
        exception.set_context(Some(StopIteration::with_args([]).into()));
        exception.set_cause(None);
        exception
    })
}

/// What leaving raises where the body waits at another `yield`: it is closed meanwhile, and what that raises comes instead.
#[cold]
#[track_caller]
pub(super) fn goes_on<K, X, B>(mut body: Pin<&mut B>, text: &str) -> X::Error
where
    K: ?Sized + for<'t> Lends<'t>,
    X: Signal,
    B: Body<Lent<K>, (), (), X>,
{
    let error = error(B::Policy::misuse(RuntimeError::CLASS, text));
    let pending = handled(&error);
    let closed = match B::Policy::exit().map(X::error) {
        Some(Some(exit)) => Some(body.as_mut().resume(Some(Err(X::throw(raised(exit, &pending)))))),
        _ => body.as_mut().close(),
    };
    ended::<K, X, B>(closed, &pending).unwrap_or(error)
}

/// Closes the body, and gives what that raises.
#[cold]
#[track_caller]
pub(super) fn closed<K, X, B>(body: Pin<&mut B>) -> Option<X::Error>
where
    K: ?Sized + for<'t> Lends<'t>,
    X: Signal,
    B: Body<Lent<K>, (), (), X>,
{
    ended::<K, X, B>(body.close(), &None)
}

#[track_caller]
fn ended<K, X, B>(closed: Option<Result<Generated<Lent<K>, ()>, X>>, pending: &Handled) -> Option<X::Error>
where
    K: ?Sized + for<'t> Lends<'t>,
    X: Signal,
    B: Body<Lent<K>, (), (), X>,
{
    match closed? {
        Ok(Generated::Returned(())) => None,
        Ok(Generated::Yielded(lent)) => {
            drop(lent);
            let text = "generator ignored GeneratorExit";
            Some(raised(error(B::Policy::misuse(RuntimeError::CLASS, text)), pending))
        }
        Err(signal) if B::Policy::is_exit(&signal) => None,
        Err(signal) => Some(error(signal)),
    }
}

/// A `StopIteration` that is thrown into a body.
#[inline(always)]
pub(super) fn stop<E>(error: &E) -> Handled {
    handled(error).filter(|exception| exception.is::<StopIteration>())
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
