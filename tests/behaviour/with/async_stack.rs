//! `AsyncExitStack`.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use dunder::context::{AsyncContextManager, AsyncExitStack, nullcontext, suppress};
use dunder::exception::ExceptionType;

use super::*;

/// Waits once.
async fn once() {
    let mut has_waited = false;
    std::future::poll_fn(|_| match std::mem::replace(&mut has_waited, true) {
        false => Poll::Pending,
        true => Poll::Ready(()),
    })
    .await;
}

/// Runs a future, however often it waits.
fn run<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return value;
        }
    }
}

/// Says what happens to it, and waits for each.
struct Waits<'l>(&'l Log, &'static str, Does);

impl AsyncContextManager<Exception> for Waits<'_> {
    type Target<'a>
        = &'a str
    where
        Self: 'a;
    type Swallow = ();

    async fn enter(&mut self) -> Result<&str, Exception> {
        self.0.add(format_args!("+{}", self.1));
        once().await;
        if self.2 == Does::FailsEntering { Err(ValueError::new(self.1).into()) } else { Ok(self.1) }
    }

    async fn exit(&mut self) -> Result<(), Exception> {
        once().await;
        self.0.add(format_args!("-{}", self.1));
        Ok(())
    }

    async fn exit_err(&mut self, error: Exception) -> Result<(), Exception> {
        once().await;
        self.0.add(format_args!("-{}({error})", self.1));
        match self.2 {
            Does::Swallows => Ok(()),
            Does::Replaces => Err(RuntimeError::new(self.1).into()),
            _ => Err(error),
        }
    }

    fn exit_unwind(&mut self) {
        self.0.add(format_args!("!{}", self.1));
    }
}

async fn all(log: &Log, does: Does, fails: bool) -> Result<&'static str, Exception> {
    async_with!(AsyncExitStack::new() as stack => {
        let a = stack.enter(Waits(log, "a", does)).await?;
        let b = stack.enter_sync(Noted(log, "b"))?;
        let number = stack.enter_sync(nullcontext(1))?;
        stack.callback(async || { once().await; log.add("waited") });
        stack.callback_sync(|| log.add("called"));
        stack.push(Waits(log, "c", Does::Nothing));
        *number += 1;
        log.add(format_args!("{a}{b}{number}"));
        if fails {
            raise!(KeyError("k"));
        }
        return Ok("returned");
    });
    Ok("swallowed")
}

#[test]
fn managers_of_both_kinds_are_left_in_one_order() {
    let log = Log::default();
    assert_eq!(run(all(&log, Does::Nothing, false)).unwrap(), "returned");
    assert_eq!(log.take(), "+a +b ab2 -c called waited -b -a");
}

#[test]
fn errors_are_seen_swallowed_and_replaced() {
    let log = Log::default();
    assert_eq!(run(all(&log, Does::Swallows, true)).unwrap(), "swallowed");
    let key = "(KeyError: 'k')";
    assert_eq!(log.take(), format!("+a +b ab2 -c{key} called waited -b{key} -a{key}"));
    let error = run(all(&log, Does::Replaces, true)).unwrap_err();
    assert_eq!(error.to_string(), "RuntimeError: a");
    assert_eq!(error.context().unwrap().to_string(), "KeyError: 'k'");
    log.take();
    assert_eq!(run(all(&log, Does::FailsEntering, true)).unwrap_err().to_string(), "ValueError: a");
    assert_eq!(log.take(), "+a");
}

#[test]
fn stacks_are_closed_moved_and_used_again() {
    async fn steps(log: &Log) -> Result<(), Exception> {
        let mut stack = AsyncExitStack::new();
        stack.push_exit(async |error: Option<Exception>| {
            once().await;
            log.add(error.is_none());
            Ok(())
        });
        stack.push_sync(suppress(ValueError::CLASS));
        stack.callback(async || Err::<(), Exception>(ValueError::new("v").into()));
        stack.keep(Box::new(1));
        let mut moved = stack.pop_all();
        stack.close().await?;
        log.add("moved");
        moved.close().await?;
        moved.push(Waits(log, "again", Does::Nothing));
        async_with!(&mut moved => { log.add("in") });
        Ok(())
    }
    let log = Log::default();
    run(steps(&log)).unwrap();
    assert_eq!(log.take(), "moved true in -again");
}

#[test]
fn where_nobody_waits_they_are_left_at_once() {
    let log = Log::default();
    {
        let mut future = pin!(all(&log, Does::Nothing, false));
        // It waits while it enters `a`; then in the exit of `c`.
        for _ in 0..2 {
            assert!(future.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
        }
    }
    assert_eq!(log.take(), "+a +b ab2 !c called !b !a");
    {
        let mut future = pin!(all(&log, Does::Nothing, false));
        assert!(future.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    }
    assert_eq!(log.take(), "+a");
}
