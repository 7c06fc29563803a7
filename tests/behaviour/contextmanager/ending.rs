//! How the generator ends, and what then comes out.

use super::*;

generators! {
    fn plain(log: &Log) -> ContextManager<Target = u8, Error = Exception> {
        log.add("enter");
        yield 1;
        log.add("exit");
    }

    fn always(log: &Log) -> ContextManager<Error = Exception> {
        attempt! { try { yield } finally { log.add("finally") } }
    }

    fn catches(log: &Log) -> ContextManager<Error = Exception> {
        attempt! { try { yield } except (e: ValueError) { log.add(e) } }
    }

    fn never() -> ContextManager<Error = Exception> {
        if false { yield }
    }

    fn twice(log: &Log) -> ContextManager<Target = u8, Error = Exception> {
        yield 1;
        attempt! { try { yield 2 } finally { log.add("finally") } }
    }

    fn after_throw(log: &Log) -> ContextManager<Error = Exception> {
        attempt! { try { yield } except (_: ValueError) { attempt! { try { yield } finally { log.add("finally") } } } }
    }

    fn fails_while_closed() -> ContextManager<Error = Exception> {
        attempt! { try { yield } except (_: ValueError) {} }
        attempt! { try { yield } finally { raise!(KeyError("fin")) } }
    }

    fn fails_in_the_handler() -> ContextManager<Error = Exception> {
        attempt! { try { yield } except (_: ValueError) { attempt! { try { yield } finally { raise!(KeyError("fin")) } } } }
    }

    fn ignores() -> ContextManager<Error = Exception> {
        yield;
        for _ in 0..2 {
            attempt! { try { yield } except (_: dunder::exception::GeneratorExit) {} }
        }
    }

    fn replaces() -> ContextManager<Error = Exception> {
        attempt! { try { yield } except (_: ValueError) { raise!(KeyError("r")) } }
    }

    fn wraps() -> ContextManager<Error = Exception> {
        attempt! { try { yield } except (e: StopIteration) { raise!(RuntimeError("wrapped"), from = e) } }
    }

    fn stops(log: &Log) -> ContextManager<Error = Exception> {
        attempt! { try { yield } except (_: ValueError) { log.add("stop"); raise!(StopIteration("mine")) } }
    }

    fn fails_entering() -> ContextManager<Error = Exception> {
        raise!(KeyError("e"));
        #[allow(unreachable_code)]
        { yield }
    }
}

/// Runs a block that raises, or does not.
macro_rules! run {
    ($manager:expr) => {
        (|| -> Result<&'static str, Exception> {
            with!($manager => {});
            Ok("after")
        })()
    };
    ($manager:expr, $error:expr) => {
        (|| -> Result<&'static str, Exception> {
            with!($manager => { raise!($error); });
            Ok("after")
        })()
    };
}

#[test]
fn what_is_before_the_yield_is_enter_and_what_is_after_it_exit() {
    let log = Log::default();
    let value =
        (|| -> Result<u8, Exception> { Ok(with!(plain(&log) as value => { log.add("in"); value + 1 })) })();
    assert_eq!((value.unwrap(), log.take().as_str()), (2, "enter in exit"));
}

#[test]
fn an_error_is_raised_at_the_yield() {
    let log = Log::default();
    assert_eq!(run!(plain(&log), ValueError::new("v")).unwrap_err().to_string(), "ValueError: v");
    assert_eq!(log.take(), "enter");
    assert_eq!(run!(catches(&log), ValueError::new("v")).unwrap(), "after");
    assert_eq!(log.take(), "ValueError: v");
    assert_eq!(run!(catches(&log), KeyError::new("k")).unwrap_err().to_string(), "KeyError: 'k'");
}

#[test]
fn finally_runs_on_every_way_out() {
    fn each(log: &Log) -> Result<i32, Exception> {
        for i in 0..4 {
            with!(always(log) => {
                if i == 0 { continue }
                if i == 1 { break; }
            });
        }
        with!(always(log) => { return Ok(5) })
    }
    let log = Log::default();
    assert_eq!(each(&log).unwrap(), 5);
    assert_eq!(log.take(), "finally finally finally");
    assert!(run!(always(&log), ValueError::new("v")).unwrap_err().is::<ValueError>());
    assert_eq!(log.take(), "finally");
    let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        run!({ always(&log) }, {
            panic!("oh");
            #[allow(unreachable_code)]
            ValueError::new("")
        })
    }));
    assert!(caught.is_err());
    assert_eq!(log.take(), "finally");
}

#[test]
fn one_that_does_not_yield() {
    let error = run!(never()).unwrap_err();
    assert_eq!(error.to_string(), "RuntimeError: generator didn't yield");
    assert!(error.suppress_context() && error.cause().is_none());
    assert!(error.context().unwrap().is::<StopIteration>());
}

#[test]
fn one_that_yields_twice() {
    let log = Log::default();
    let error = run!(twice(&log)).unwrap_err();
    assert_eq!(
        (chain(&error).as_str(), log.take().as_str()),
        ("RuntimeError: generator didn't stop", "finally")
    );
    let error = run!(ignores()).unwrap_err();
    assert_eq!(
        chain(&error),
        "RuntimeError: generator ignored GeneratorExit < RuntimeError: generator didn't stop"
    );
    let error = run!(fails_while_closed()).unwrap_err();
    assert_eq!(chain(&error), "KeyError: 'fin' < GeneratorExit < RuntimeError: generator didn't stop");
}

#[test]
fn one_that_yields_after_the_error() {
    let log = Log::default();
    let error = run!(after_throw(&log), ValueError::new("v")).unwrap_err();
    assert_eq!(chain(&error), "RuntimeError: generator didn't stop after throw() < ValueError: v");
    assert_eq!(log.take(), "finally");
    let error = run!(fails_in_the_handler(), ValueError::new("v")).unwrap_err();
    assert_eq!(chain(&error), "KeyError: 'fin' < GeneratorExit < ValueError: v");
    let error = run!(fails_while_closed(), ValueError::new("v")).unwrap_err();
    assert_eq!(
        chain(&error),
        "KeyError: 'fin' < GeneratorExit < RuntimeError: generator didn't stop after throw() < ValueError: v"
    );
}

#[test]
fn stop_iteration_passes_unchanged() {
    let log = Log::default();
    let stop = StopIteration::new("s");
    let error = run!(plain(&log), stop.clone()).unwrap_err();
    assert_eq!((chain(&error).as_str(), error.cause().is_none()), ("StopIteration: s", true));
    let error = run!(wraps(), stop).unwrap_err();
    assert_eq!(error.to_string(), "StopIteration: s", "a cause that is the block's counts as the conversion");
    let error = run!(stops(&log), ValueError::new("v")).unwrap_err();
    assert_eq!(
        chain(&error),
        "RuntimeError: generator raised StopIteration < StopIteration: mine < ValueError: v"
    );
}

#[test]
fn runtime_errors_are_not_hidden() {
    let log = Log::default();
    let error = run!(plain(&log), RuntimeError::new("wrapped")).unwrap_err();
    assert_eq!(chain(&error), "RuntimeError: wrapped");
    assert_eq!(chain(&run!(replaces(), ValueError::new("v")).unwrap_err()), "KeyError: 'r' < ValueError: v");
}

#[test]
fn what_is_handled_around_comes_before() {
    fn around(log: &Log, enters: bool) -> Result<(), Exception> {
        attempt! {
            try { raise!(OSError("handled")) }
            except (_: OSError) {
                if enters { with!(fails_entering() => {}) } else { with!(plain(log) => { raise!(ValueError("in")); }) }
            }
        }
        Ok(())
    }
    let log = Log::default();
    assert_eq!(chain(&around(&log, true).unwrap_err()), "KeyError: 'e' < OSError: handled");
    assert_eq!(chain(&around(&log, false).unwrap_err()), "ValueError: in < OSError: handled");
}

#[test]
fn each_serves_one_block() {
    let log = Log::default();
    let mut manager = plain(&log);
    assert!(run!(&mut manager).is_ok());
    assert_eq!(run!(&mut manager).unwrap_err().to_string(), "RuntimeError: generator didn't yield");
    assert_eq!(log.take(), "enter exit");
}
