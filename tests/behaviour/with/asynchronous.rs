//! `async_with!`, and asynchronous managers that generators make.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use dunder::context::AsyncContextManager;

use super::*;

/// Waits once.
async fn turn() {
    let mut is_ready = false;
    poll_fn(move |_| match std::mem::replace(&mut is_ready, true) {
        true => Poll::Ready(()),
        false => Poll::Pending,
    })
    .await;
}

fn poll<F: Future>(future: Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(value) = poll(future.as_mut()) {
            return value;
        }
    }
}

/// How often it waits before it is dropped.
fn polled<F: Future>(future: F, times: usize) {
    let mut future = pin!(future);
    for _ in 0..times {
        assert!(poll(future.as_mut()).is_pending());
    }
}

struct Session<'l>(&'l Log, &'static str, Does);

impl AsyncContextManager<Exception> for Session<'_> {
    type Target<'a>
        = &'a mut &'static str
    where
        Self: 'a;
    type Swallow = ();

    async fn enter(&mut self) -> Result<&mut &'static str, Exception> {
        self.0.add(format_args!("+{}", self.1));
        turn().await;
        match self.2 {
            Does::FailsEntering => Err(ValueError::new(self.1).into()),
            _ => Ok(&mut self.1),
        }
    }

    async fn exit(&mut self) -> Result<(), Exception> {
        turn().await;
        self.0.add(format_args!("-{}", self.1));
        match self.2 {
            Does::FailsLeaving => Err(OSError::new(self.1).into()),
            _ => Ok(()),
        }
    }

    async fn exit_err(&mut self, error: Exception) -> Result<(), Exception> {
        turn().await;
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

async fn run(log: &Log, inner: Does, text: &str) -> Result<i32, Exception> {
    for _ in 0..2 {
        async_with!(Session(log, "a", Does::Nothing) as name, Session(log, "b", inner) => {
            *name = "a2";
            if text.is_empty() { continue }
            turn().await;
            return Ok(text.parse::<i32>()?);
        });
    }
    Ok(-1)
}

#[test]
fn entering_and_leaving_is_waited_for() {
    let log = Log::default();
    assert_eq!(block_on(run(&log, Does::Nothing, "5")).unwrap(), 5);
    assert_eq!(log.take(), "+a +b -b -a2");
    assert_eq!(block_on(run(&log, Does::Nothing, "")).unwrap(), -1);
    assert_eq!(log.take(), "+a +b -b -a2 +a +b -b -a2");
    let text = "ValueError: invalid digit found in string";
    assert!(block_on(run(&log, Does::Nothing, "x")).is_err());
    assert_eq!(log.take(), format!("+a +b -b({text}) -a2({text})"));
    assert_eq!(block_on(run(&log, Does::Swallows, "x")).unwrap(), -1);
    assert_eq!(log.take(), format!("+a +b -b({text}) -a2 +a +b -b({text}) -a2"));
    let error = block_on(run(&log, Does::Replaces, "x")).unwrap_err();
    assert_eq!(
        (error.to_string().as_str(), error.context().unwrap().to_string()),
        ("RuntimeError: b", text.into())
    );
    log.take();
    assert_eq!(block_on(run(&log, Does::FailsEntering, "5")).unwrap_err().to_string(), "ValueError: b");
    assert_eq!(log.take(), "+a +b -a(ValueError: b)");
    assert_eq!(block_on(run(&log, Does::FailsLeaving, "5")).unwrap_err().to_string(), "OSError: b");
}

#[test]
fn a_dropped_future_leaves_what_was_entered_once() {
    let log = Log::default();
    for (times, done) in [
        (1, "+a"),           // it enters a
        (2, "+a +b !a"),     // it enters b
        (3, "+a +b !b !a2"), // it waits in the block
        (4, "+a +b !b !a2"), // it leaves b
        (5, "+a +b -b !a2"), // it leaves a
    ] {
        polled(run(&log, Does::Nothing, "5"), times);
        assert_eq!(log.take(), done, "{times}");
    }
    polled(run(&log, Does::Nothing, "x"), 4);
    assert_eq!(log.take(), "+a +b !b !a2");
}

#[test]
fn panics_unwind() {
    let log = Log::default();
    let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        block_on(async {
            async_with!(Session(&log, "a", Does::Nothing) => { panic!("oh") });
            #[allow(unreachable_code)]
            Ok::<(), Exception>(())
        })
    }));
    assert!(caught.is_err());
    assert_eq!(log.take(), "+a !a");
}

#[test]
fn blocks_of_both_kinds_nest() {
    async fn nested(log: &Log) -> Result<usize, Exception> {
        with!(Noted(log, "a") as a => {
            attempt! {
                try { async_with!(Session(log, "b", Does::Nothing) as b => { with!(Noted(log, "c") => { raise!(KeyError(*b)) }) }) }
                except (_: KeyError) { turn().await; }
                finally { log.add("finally") }
            }
            Ok(a.len())
        })
    }
    let log = Log::default();
    assert_eq!(block_on(nested(&log)).unwrap(), 1);
    assert_eq!(log.take(), "+a +b +c -c(KeyError: 'b') -b(KeyError: 'b') finally -a");
}

#[test]
fn what_is_sent_can_be_sent() {
    fn sent<T: Send>(value: T) -> T {
        value
    }
    struct Quiet(u8);
    impl<E: Send> AsyncContextManager<E> for Quiet {
        type Target<'a> = &'a u8;
        type Swallow = NoError;
        async fn enter(&mut self) -> Result<&u8, E> {
            Ok(&self.0)
        }
        async fn exit(&mut self) -> Result<(), E> {
            Ok(())
        }
        async fn exit_err(&mut self, error: E) -> Result<NoError, E> {
            Err(error)
        }
    }
    assert_eq!(block_on(sent(async { async_with!(Quiet(3) as n => { turn().await; *n }) })), 3);
}

generators! {
    async fn opened(log: &Log, name: &'static str) -> ContextManager<Target = &mut String, Error = Exception> {
        let mut text = String::from(name);
        turn().await;
        log.add(format_args!("+{name}"));
        attempt! {
            try { yield &mut text }
            except (e: KeyError) { turn().await; log.add(e) }
            finally { log.add(format_args!("-{text}")) }
        }
    }

    async fn timed(log: &Log) -> ContextManager {
        turn().await;
        yield;
        turn().await;
        log.add("done");
    }

    async fn never() -> ContextManager<Error = Exception> { if false { yield } }
    async fn twice(log: &Log) -> ContextManager<Error = Exception> {
        attempt! { try { yield } except (_: ValueError) {} }
        attempt! { try { yield } finally { turn().await; log.add("finally") } }
    }
    async fn plain() -> ContextManager<Error = Exception> { yield }

    /// A generator that holds a manager.
    async fn lines(log: &Log) -> Generator<usize, (), (), Exception> {
        async_with!(opened(log, "l") as text => {
            yield text.len();
            text.push('!');
            yield text.len();
        })
    }
}

async fn made(log: &Log, error: Option<Exception>) -> Result<&str, Exception> {
    async_with!(opened(log, "a") as text, timed(log) => {
        text.push('!');
        turn().await;
        if let Some(error) = error { return Err(error) }
    });
    Ok("after")
}

#[test]
fn generators_make_asynchronous_managers() {
    let log = Log::default();
    assert_eq!(block_on(made(&log, None)).unwrap(), "after");
    assert_eq!(log.take(), "+a done -a!");
    assert_eq!(block_on(made(&log, Some(KeyError::new("k").into()))).unwrap(), "after");
    assert_eq!(log.take(), "+a KeyError: 'k' -a!");
    assert!(block_on(made(&log, Some(ValueError::new("v").into()))).unwrap_err().is::<ValueError>());
    assert_eq!(log.take(), "+a -a!");
    let past = async { async_with!(timed(&log) => { 5 }) };
    assert_eq!((block_on(past), log.take().as_str()), (5, "done"));
}

#[test]
fn asynchronous_generators_end_as_contextlib_says() {
    macro_rules! run {
        ($manager:expr $(, $error:expr)?) => {
            block_on(async {
                async_with!($manager => { $(raise!($error))? });
                Ok::<(), Exception>(())
            })
        };
    }
    let log = Log::default();
    assert_eq!(run!(never()).unwrap_err().to_string(), "RuntimeError: generator didn't yield");
    assert_eq!(run!(twice(&log)).unwrap_err().to_string(), "RuntimeError: generator didn't stop");
    assert_eq!(log.take(), "finally");
    let error = run!(twice(&log), ValueError::new("v")).unwrap_err();
    assert_eq!(error.to_string(), "RuntimeError: generator didn't stop after athrow()");
    assert_eq!(
        (error.context().unwrap().to_string().as_str(), log.take().as_str()),
        ("ValueError: v", "finally")
    );
    assert_eq!(run!(plain(), StopIteration::new("s")).unwrap_err().to_string(), "StopIteration: s");
}

#[test]
fn dropping_closes_what_generators_made() {
    let log = Log::default();
    polled(made(&log, None), 1);
    assert_eq!(log.take(), "");
    polled(made(&log, None), 2);
    assert_eq!(log.take(), "+a -a");
    polled(made(&log, None), 3);
    assert_eq!(log.take(), "+a -a!");
    let mut lines = lines(&log);
    assert_eq!(block_on(lines.next()).unwrap().unwrap(), 1);
    assert_eq!(block_on(lines.next()).unwrap().unwrap(), 2);
    block_on(lines.close()).unwrap();
    assert_eq!(log.take(), "+l -l!");
}
