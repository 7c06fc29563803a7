//! `#[within]`: managers around functions.

use std::future::Future;
use std::pin::pin;
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};

use dunder::context::{callback, suppress};
use dunder::exception::ExceptionType as _;

use super::*;

generators! {
    fn traced<'l>(log: &'l Log, name: &'static str) -> ContextManager<Error = Exception> {
        log.add(format_args!("+{name}"));
        attempt! {
            try { yield }
            except (e: KeyError) { log.add(e) }
            finally { log.add(format_args!("-{name}")) }
        }
    }
}

/// Adds `number` to what is logged.
#[within(Noted(log, "a"))]
fn double(log: &Log, number: i32) -> i32 {
    log.add(number);
    if number > 10 {
        return 0;
    }
    number * 2
}

#[within(traced(log, "out"), traced(log, "in"))]
#[inline]
pub(super) fn parsed(log: &Log, text: &str) -> Result<Option<u8>, Exception> {
    if text.is_empty() {
        raise!(KeyError("empty"));
    }
    if text == "none" {
        return Err(ValueError::new("none").into());
    }
    let value = text.parse()?;
    Ok(Some(value))
}

#[within(Noted(log, "a"))]
fn failing(log: &Log, fails: bool) -> Result<u8, Exception> {
    fn inner(fails: bool) -> Result<u8, Exception> {
        if fails { Err(ValueError::new("inner").into()) } else { Ok(1) }
    }
    inner(fails)
}

#[test]
fn each_call_is_a_block() {
    let log = Log::default();
    assert_eq!((double(&log, 2), double(&log, 20)), (4, 0));
    assert_eq!(log.take(), "+a 2 -a +a 20 -a");
}

#[test]
fn what_is_returned_as_an_error_is_one() {
    let log = Log::default();
    assert_eq!(parsed(&log, "7").unwrap(), Some(7));
    assert_eq!(log.take(), "+out +in -in -out");
    assert_eq!(parsed(&log, "").unwrap(), None, "a swallowed error leaves None");
    assert_eq!(log.take(), "+out +in KeyError: 'empty' -in -out");
    assert!(parsed(&log, "none").unwrap_err().is::<ValueError>());
    assert!(parsed(&log, "x").unwrap_err().is::<ValueError>());
    log.take();
    assert_eq!((failing(&log, false).unwrap(), failing(&log, true).is_err()), (1, true));
    assert_eq!(log.take(), "+a -a +a -a(ValueError: inner)");
}

struct Counter {
    log: Log,
    count: Mutex<u32>,
    names: Vec<String>,
}

trait Counts {
    #[within(callback(|| ()))]
    fn count(&self) -> u32 {
        5
    }
    fn more<T: Into<u32>>(&mut self, by: T) -> Result<(), Exception>;
}

impl Counts for Counter {
    #[within(suppress(ValueError::CLASS), callback(|| ()))]
    fn more<T: Into<u32>>(&mut self, by: T) -> Result<(), Exception> {
        let by = by.into();
        if by == 0 {
            raise!(ValueError("nothing"));
        } else if by == 1 {
            raise!(TypeError("one"));
        }
        *self.count.get_mut().unwrap() += by;
        Ok(())
    }
}

impl Counter {
    #[within(Noted(&self.log, "first"))]
    fn first(&self) -> &str {
        &self.names[0]
    }

    #[within(&self.count as mut count)]
    fn next(&self) -> Option<u32> {
        *count = count.checked_sub(1)?;
        Some(*count)
    }

    #[within(Noted(&self.log, "all"))]
    fn all(&self) -> impl Iterator<Item = &String> {
        self.names.iter()
    }

    #[within(callback(|| ()))]
    fn longest<'a>(&'a mut self, (_, mut other): (u8, &'a mut String)) -> &'a mut String {
        other.push('!');
        let own = &mut self.names[0];
        if own.len() > other.len() {
            other = own;
        }
        other
    }
}

#[test]
fn methods_have_managers() {
    let mut counter =
        Counter { log: Log::default(), count: Mutex::new(1), names: vec![String::from("first")] };
    assert_eq!((counter.first(), counter.count(), counter.all().count()), ("first", 5, 1));
    assert_eq!(counter.log.take(), "+first -first +all -all");
    assert_eq!((counter.next(), counter.next()), (Some(0), None));
    assert!(counter.more(0_u8).is_ok() && counter.more(1_u8).unwrap_err().is::<TypeError>());
    counter.more(7_u32).unwrap();
    assert_eq!(counter.next(), Some(6));
    assert_eq!(counter.longest((0, &mut String::from("a"))), "first");
}

#[within(Noted(log, "a"))]
async fn waits(log: &Log, text: &str) -> Result<u8, Exception> {
    Ok(async { text.parse::<u8>() }.await?)
}

#[test]
fn asynchronous_functions_have_managers() {
    fn run<F: Future>(future: F) -> F::Output {
        match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => value,
            Poll::Pending => panic!("it waits"),
        }
    }
    let log = Log::default();
    assert_eq!(run(waits(&log, "3")).unwrap(), 3);
    assert!(run(waits(&log, "x")).is_err());
    assert_eq!(log.take(), "+a -a +a -a(ValueError: invalid digit found in string)");
}

#[test]
fn blocks_stand_in_such_functions() {
    #[within(Noted(log, "out"))]
    fn nested(log: &Log, lock: &Mutex<u8>, text: &str) -> Result<u8, Exception> {
        let sum = attempt! {
            try { with!(lock as n, Noted(log, "in") => { *n + text.parse::<u8>()? }) }
            except (_: ValueError) { return Ok(0) }
            finally { log.add("finally") }
        };
        Ok(list![x for x in 0..sum].len() as u8)
    }
    #[within(Noted(log, "out"))]
    fn calm(log: &Log, lock: &Mutex<u8>) -> u8 {
        with!(lock as n, Noted(log, "in") => { *n })
    }
    let (log, lock) = (Log::default(), Mutex::new(2));
    assert_eq!(nested(&log, &lock, "3").unwrap(), 5);
    assert_eq!(log.take(), "+out +in -in finally -out");
    assert_eq!(nested(&log, &lock, "x").unwrap(), 0);
    assert_eq!(log.take(), "+out +in -in(ValueError: invalid digit found in string) finally -out");
    assert_eq!(calm(&log, &lock), 2);
    assert_eq!(log.take(), "+out +in -in -out");
}

#[test]
fn panics_leave_functions() {
    #[within(Noted(log, "a"))]
    fn never(log: &Log) -> ! {
        panic!("oh")
    }
    let log = Log::default();
    assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| never(&log))).is_err());
    assert_eq!(log.take(), "+a !a");
}
