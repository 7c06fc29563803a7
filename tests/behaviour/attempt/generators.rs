//! In generators: what is thrown, what closing and dropping run.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dunder::exception::GeneratorExit;
use dunder::generator::Generated::{Returned, Yielded};
use dunder::generator::State;
use dunder::prelude::*;

use super::Log;

generators! {
    fn careful(log: &Log) -> Generator<&'static str, (), u32, Exception> {
        attempt! {
            try { yield "one"; yield "two" }
            except (e: ValueError) { log.add(&e); yield "caught"; }
            finally { log.add("cleanup") }
        }
        9
    }

    fn stubborn() -> Generator<u32, (), (), Exception> {
        attempt! { try { yield 1 } except (_: GeneratorExit) { yield 2 } }
    }

    // Nothing can be raised here, and still something is to be done.
    fn silent<'a>(log: &'a Log, name: &'a str) -> Iterator<u32> {
        attempt! {
            try {
                for i in 0..3 { yield i; }
            }
            finally { log.add(name) }
        }
    }

    fn outer(log: &Log) -> Iterator<u32> {
        yield 10;
        yield from silent(log, "inner");
        yield 11;
    }

    fn both(log: &Log) -> Iterator<u32> {
        attempt! {
            try { yield from silent(log, "inner") }
            finally { log.add("outer") }
        }
    }

    fn other_error(log: &Log) -> Generator<u32, (), (), String> {
        attempt! {
            try { yield 1; }
            except { log.add("never, when it is closed") }
            finally { log.add("cleanup") }
        }
    }

    fn through_jumps(log: &Log) -> Generator<u32, (), &'static str, Exception> {
        'outer: for i in 0..3 {
            attempt! {
                try {
                    for j in 0..3 {
                        attempt! {
                            try {
                                yield i * 10 + j;
                                if j == 1 { continue 'outer }
                                if i == 2 { return "returned" }
                            }
                            finally { log.add(format_args!("inner {i} {j}")) }
                        }
                    }
                }
                finally { log.add(format_args!("outer {i}")) }
            }
        }
        "end"
    }
}

#[test]
fn what_is_thrown_is_caught_at_the_yield() {
    let log = Log::default();
    let mut g = careful(&log);
    assert_eq!(g.resume().unwrap(), Yielded("one"));
    assert_eq!(g.throw(ValueError::new("v")).unwrap(), Yielded("caught"));
    assert_eq!(g.resume().unwrap(), Returned(9));
    assert_eq!(log.take(), ["ValueError: v", "cleanup"]);
    let mut g = careful(&log);
    assert_eq!(g.resume().unwrap(), Yielded("one"));
    assert_eq!(g.throw(KeyError::new("k")).unwrap_err().to_string(), "KeyError: 'k'");
    assert_eq!((log.take(), g.state()), (vec!["cleanup".to_owned()], State::Closed));
}

#[test]
fn closing_and_dropping_run_what_is_to_be_done() {
    let log = Log::default();
    let mut g = careful(&log);
    drop(g.next());
    g.close().unwrap();
    assert_eq!((log.take(), g.state()), (vec!["cleanup".to_owned()], State::Closed));
    g.close().unwrap();
    drop(g);
    assert!(log.take().is_empty());
    let mut g = careful(&log);
    drop(g.next());
    drop(g);
    assert_eq!(log.take(), ["cleanup"]);
    drop(careful(&log));
    assert!(log.take().is_empty());
    assert_eq!(careful(&log).count(), 2);
    assert_eq!(log.take(), ["cleanup"]);
}

#[test]
fn one_that_yields_while_it_is_closed_ignores_it() {
    let mut g = stubborn();
    drop(g.next());
    assert_eq!(g.close().unwrap_err().to_string(), "RuntimeError: generator ignored GeneratorExit");
    assert_eq!(g.state(), State::Suspended);
    drop(g);
    let mut g = stubborn();
    drop(g.next());
    drop(g);
}

#[test]
fn one_without_errors_is_closed_too() {
    let log = Log::default();
    let mut g = silent(&log, "silent");
    assert_eq!(g.next(), Some(0));
    g.close().unwrap();
    assert_eq!(log.take(), ["silent"]);
    assert_eq!(g.next(), None);
    for i in silent(&log, "dropped") {
        if i == 1 {
            break;
        }
    }
    assert_eq!(log.take(), ["dropped"]);
    assert_eq!(silent(&log, "done").sum::<u32>(), 3);
    assert_eq!(log.take(), ["done"]);
    for turns in 0..3 {
        let mut g = outer(&log);
        assert_eq!(g.by_ref().take(turns).count(), turns);
        drop(g);
        assert_eq!(log.take().len(), usize::from(turns > 1), "{turns}");
    }
    for is_closed in [true, false] {
        let mut g = both(&log);
        assert_eq!(g.next(), Some(0));
        assert!(g.is_delegating());
        if is_closed {
            g.close().unwrap();
        }
        drop(g);
        assert_eq!(log.take(), ["inner", "outer"]);
    }
}

#[test]
fn one_with_another_error_runs_no_handler_when_it_is_closed() {
    let log = Log::default();
    for is_closed in [true, false] {
        let mut g = other_error(&log);
        assert_eq!(g.next(), Some(Ok(1)));
        if is_closed {
            g.close().unwrap();
        }
        drop(g);
        assert_eq!(log.take(), ["cleanup"]);
    }
    let mut g = other_error(&log);
    assert_eq!(g.next(), Some(Ok(1)));
    assert_eq!(g.throw("thrown"), Ok(Returned(())));
    assert_eq!(log.take(), ["never, when it is closed", "cleanup"]);
}

#[test]
fn jumps_go_through_all_that_is_to_be_done() {
    let log = Log::default();
    let mut g = through_jumps(&log);
    let items: Vec<u32> = g.by_ref().map(|item| item.unwrap()).collect();
    assert_eq!((items, g.returned()), (vec![0, 1, 10, 11, 20], Some("returned")));
    let all = "inner 0 0, inner 0 1, outer 0, inner 1 0, inner 1 1, outer 1, inner 2 0, outer 2";
    assert_eq!(log.take().join(", "), all);
}

#[test]
fn a_panic_on_the_way_out_is_a_panic() {
    generators! {
        fn panics() -> Iterator<u32> {
            attempt! { try { yield 1; } finally { panic!("in finally") } }
        }
        fn inside() -> Iterator<u32> {
            yield from panics();
        }
    }
    for is_nested in [false, true] {
        let run = || {
            let mut items: Box<dyn Iterator<Item = u32>> =
                if is_nested { Box::new(inside()) } else { Box::new(panics()) };
            let first = items.next();
            drop(items);
            first
        };
        assert!(catch_unwind(run).is_err());
        // While another panic is under way it is kept from ending the program.
        let run = || {
            let mut items = inside();
            let mut others = panics();
            assert_eq!((items.next(), others.next()), (Some(1), Some(1)));
            assert!(std::hint::black_box(false), "outside");
        };
        let panic = catch_unwind(AssertUnwindSafe(run)).unwrap_err();
        assert_eq!(panic.downcast_ref::<&str>(), Some(&"outside"));
    }
}

#[test]
fn one_that_has_panicked_is_only_dropped() {
    generators! {
        fn breaks(log: &Log) -> Iterator<u32> {
            attempt! { try { yield 1; panic!("broken") } finally { log.add("finally") } }
        }
        fn inside(log: &Log) -> Iterator<u32> {
            attempt! { try { yield from breaks(log); } finally { log.add("outer") } }
        }
    }
    let log = Log::default();
    let mut g = inside(&log);
    assert_eq!(g.next(), Some(1));
    assert!(catch_unwind(AssertUnwindSafe(|| g.next())).is_err());
    drop(g);
    assert!(log.take().is_empty());
}

#[test]
fn in_place_and_under_the_attribute() {
    let log = Log::default();
    let mut g = gen_!(attempt! { try { yield 1; yield 2; } finally { log.add("in place") } });
    assert_eq!(g.next(), Some(1));
    drop(g);
    assert_eq!(log.take(), ["in place"]);

    #[generator]
    fn attribute(log: &Log) -> Generator<u32, Option<u32>, (), Exception> {
        attempt! {
            try { while let Some(sent) = yield_!(1) { log.add(sent); } }
            except (e) { log.add(e); yield_!(2); }
        }
    }
    let mut g = attribute(&log);
    assert_eq!(g.resume().unwrap(), Yielded(1));
    assert_eq!(g.send(Some(5)).unwrap(), Yielded(1));
    assert_eq!(g.throw(ValueError::new("v")).unwrap(), Yielded(2));
    assert_eq!(log.take(), ["5", "ValueError: v"]);
}
