//! What may be written.

use std::cell::Cell;
use std::future::Future;
use std::pin::pin;
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};

use super::*;

/// Runs a future that never waits.
fn run<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}

#[test]
fn targets_are_patterns() {
    struct Pair;
    impl<E> ContextManager<E> for Pair {
        type Target<'a> = (u8, [u8; 2]);
        type Swallow = NoError;
        fn enter(&mut self) -> Result<(u8, [u8; 2]), E> {
            Ok((1, [2, 3]))
        }
        fn exit(&mut self) -> Result<(), E> {
            Ok(())
        }
        fn exit_err(&mut self, error: E) -> Result<NoError, E> {
            Err(error)
        }
    }
    let sum = with!(Pair as (a, [mut b, _]), Pair as (.., [_, c]), => {
        b += 1;
        a + b + c
    });
    assert_eq!(sum, 7);
}

#[test]
fn the_last_as_binds() {
    let number = with!(dunder::context::nullcontext(300_u32 as u8 as u32) as n => { *n });
    assert_eq!(number, 44);
    let number = with!(dunder::context::nullcontext::<Result<u8, (u8, u8)>>(Ok(1)) as n => { n.unwrap() });
    assert_eq!(number, 1);
}

#[test]
fn managers_see_what_was_entered_before() {
    let lock = Mutex::new(vec![Mutex::new(1)]);
    let value = with!(&lock as locks, &locks[0] as mut number => {
        *number += 1;
        *number
    });
    assert_eq!(value, 2);
}

#[test]
fn blocks_borrow_and_assign() {
    let lock = Mutex::new(String::new());
    let (mut count, late);
    count = 0;
    with!(&lock as mut text => {
        text.push('a');
        count += text.len();
        late = "assigned";
    });
    assert_eq!((count, late, lock.into_inner().unwrap().as_str()), (1, "assigned", "a"));
}

#[test]
fn closures_have_blocks_too() {
    let lock = Mutex::new(0);
    let add = |by| with!(&lock as mut sum => { *sum += by; });
    add(1);
    let parse = |text: &str| -> Result<(), Exception> {
        with!(&lock as mut sum => { *sum += text.parse::<i32>()?; });
        Ok(())
    };
    parse("2").unwrap();
    parse("x").unwrap_err();
    std::thread::scope(|scope| {
        scope.spawn(|| with!(&lock as mut sum => { *sum += 10 }));
    });
    assert_eq!(*lock.lock().unwrap(), 13);
}

#[test]
fn closures_in_blocks_are_their_own() {
    let log = Log::default();
    let found = with!(Noted(&log, "a") => {
        let digit = |text: &str| -> Option<u32> { text.chars().next()?.to_digit(10) };
        digit("")
    });
    assert_eq!((found, log.take().as_str()), (None, "+a -a"));
}

#[test]
fn asynchronous_functions_await_in_blocks() {
    async fn value(log: &Log, text: &str) -> Result<i32, Exception> {
        async fn parsed(text: &str) -> Result<i32, std::num::ParseIntError> {
            text.parse()
        }
        with!(Noted(log, "a") => { return Ok(parsed(text).await?); })
    }
    let log = Log::default();
    assert_eq!(run(value(&log, "5")).unwrap(), 5);
    assert!(run(value(&log, "x")).is_err());
    assert_eq!(log.take(), "+a -a +a -a(ValueError: invalid digit found in string)");
    assert_eq!(run(async { with!(Noted(&log, "b") as b => { b.len() }) }), 1);
}

#[test]
fn functions_that_never_return_have_blocks() {
    fn never(log: &Log) -> ! {
        with!(Noted(log, "a") => { log.add("in") });
        panic!("done")
    }
    let log = Log::default();
    let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        never(&log);
    }));
    assert!(caught.is_err());
    assert_eq!(log.take(), "+a in -a");
}

#[test]
fn functions_of_any_value_have_blocks() {
    fn hidden(log: &Log) -> impl Iterator<Item = u8> {
        with!(Noted(log, "a") => {});
        [1, 2].into_iter()
    }
    fn generic<T: Clone>(lock: &Mutex<T>) -> T {
        with!(lock as value => { value.clone() })
    }
    assert_eq!(hidden(&Log::default()).count(), 2);
    assert_eq!(generic(&Mutex::new(3)), 3);
}

#[test]
fn a_manager_that_fails_needs_no_question_mark() {
    fn write(sink: &mut Vec<u8>) -> std::io::Result<()> {
        use std::io::Write as _;
        with!(std::io::BufWriter::new(sink) as writer => { let _ = writer.write(b"text"); });
        Ok(())
    }
    let mut sink = Vec::new();
    write(&mut sink).unwrap();
    assert_eq!(sink, b"text");
}

#[test]
fn blocks_stand_in_a_try_without_handlers() {
    fn parse(log: &Log, text: &str, does: Does) -> Result<i32, Exception> {
        let mut number = 0;
        attempt! {
            try {
                number += with!(Acts(log, "a", does), Noted(log, "b") => { text.parse::<i32>()? } else { -1 });
                with!(try Acts(log, "c", does) => { log.add("in") });
            }
            finally { log.add("finally") }
        }
        Ok(number)
    }
    fn nothing(log: &Log) {
        attempt! {
            try { with!(Noted(log, "d") => { log.add("in") }) }
            finally { log.add("finally") }
        }
    }
    let log = Log::default();
    assert_eq!(parse(&log, "5", Does::Nothing).unwrap(), 5);
    assert_eq!(log.take(), "+a +b -b -a +c in -c finally");
    assert!(parse(&log, "x", Does::Nothing).is_err());
    let text = "ValueError: invalid digit found in string";
    assert_eq!(log.take(), format!("+a +b -b({text}) -a({text}) finally"));
    assert_eq!(parse(&log, "x", Does::Swallows).unwrap(), -1);
    log.take();
    assert_eq!(parse(&log, "5", Does::FailsEntering).unwrap_err().to_string(), "ValueError: a");
    assert_eq!(log.take(), "+a finally");
    nothing(&log);
    assert_eq!(log.take(), "+d in -d finally");
}

#[test]
fn try_says_that_errors_leave() {
    fn write(log: &Log, sink: &mut Vec<u8>) -> std::io::Result<()> {
        use std::io::Write as _;
        with!(try Noted(log, "a"), std::io::BufWriter::new(sink) as writer => { let _ = writer.write(b"text"); });
        Ok(())
    }
    let (log, mut sink) = (Log::default(), Vec::new());
    write(&log, &mut sink).unwrap();
    assert_eq!(sink, b"text");
}

#[test]
fn handlers_and_blocks_nest() {
    fn run(log: &Log, text: &str) -> i32 {
        with!(Noted(log, "a") => {
            attempt! {
                try {
                    with!(Noted(log, "b") => { text.parse::<i32>()? })
                }
                except (_: ValueError) { log.add("caught"); 0 }
                except { -1 }
                finally { log.add("finally") }
            }
        })
    }
    let log = Log::default();
    assert_eq!(run(&log, "3"), 3);
    assert_eq!(log.take(), "+a +b -b finally -a");
    assert_eq!(run(&log, "x"), 0);
    assert_eq!(log.take(), "+a +b -b(ValueError: invalid digit found in string) caught finally -a");
}

#[test]
fn handlers_that_look_at_nothing_see_what_managers_see() {
    let log = Log::default();
    let caught = attempt! {
        try { with!(Noted(&log, "a") => { "x".parse::<i32>()? }) } except { -1 }
    };
    assert_eq!((caught, log.take().as_str()), (-1, "+a -a(ValueError: invalid digit found in string)"));
    let caught = attempt! {
        try { with!(Acts(&log, "a", Does::FailsLeaving) => { 5 }) } except (e) { log.add(e); -1 }
    };
    assert_eq!((caught, log.take().as_str()), (-1, "+a -a OSError: a"));
}

#[test]
fn macros_of_rust_may_hold_blocks() {
    fn run(lock: &Mutex<i32>) -> Result<Vec<i32>, Exception> {
        let list = vec![with!(lock as n => { *n }), with!(lock as n => { "5".parse::<i32>()? + *n })];
        assert_eq!(with!(lock as n => { *n + 1 }), 2, "it is {}", with!(lock as n => { *n }));
        Ok(list)
    }
    assert_eq!(run(&Mutex::new(1)).unwrap(), [1, 6]);
}

#[test]
fn names_do_not_meet() {
    macro_rules! twice {
        ($manager:expr, $body:expr) => {
            with!($manager as held, $manager as way => { let _ = (&held, &way); $body })
        };
    }
    let (log, error) = (Log::default(), Cell::new(1));
    twice!(Noted(&log, "a"), error.set(2));
    assert_eq!((error.get(), log.take().as_str()), (2, "+a +a -a -a"));
}
