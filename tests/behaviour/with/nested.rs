//! Blocks in blocks, and what is returned from them.

use std::cell::RefCell;
use std::io::{self, BufWriter, Write as _};
use std::sync::Mutex;

use super::*;

#[test]
fn an_inner_manager_that_can_fail_needs_no_word_outside() {
    fn write(lock: &Mutex<u32>, log: &Log, sink: &mut Vec<u8>) -> io::Result<u32> {
        let written = with!(lock as mut n, Noted(log, "a") => {
            *n += 1;
            if *n > 1 {
                with!(&RefCell::new(1) as _one => { with!(BufWriter::new(&mut *sink) as w => { let _ = w.write(b"x"); }) });
            } else {
                with!(BufWriter::new(&mut *sink) as w => { let _ = w.write(b"y"); });
            }
            *n
        });
        Ok(written)
    }
    let (lock, log, mut sink) = (Mutex::new(0), Log::default(), Vec::new());
    assert_eq!(write(&lock, &log, &mut sink).unwrap() + write(&lock, &log, &mut sink).unwrap(), 3);
    assert_eq!((sink.as_slice(), log.take().as_str()), (b"yx".as_slice(), "+a -a +a -a"));
}

#[test]
fn inner_managers_that_cannot_fail_leave_none() {
    fn sum(a: &Mutex<u32>, b: &RefCell<u32>) -> u32 {
        with!(a as a => {
            let mut sum = 0;
            for _ in 0..2 {
                sum += with!(b as b => { with!(dunder::context::nullcontext(1) as one => { *a + *b + *one }) });
            }
            sum
        })
    }
    assert_eq!(sum(&Mutex::new(1), &RefCell::new(2)), 8);
    let closure = |a: &Mutex<u32>| with!(a as a => { with!(&RefCell::new(*a) as b => { *b + 1 }) });
    assert_eq!(closure(&Mutex::new(4)), 5);
}

#[test]
fn an_error_that_is_returned_is_one() {
    fn fails(fails: bool) -> Result<u8, Exception> {
        if fails { Err(ValueError::new("no").into()) } else { Ok(1) }
    }
    fn call(log: &Log, is_wrong: bool) -> Result<u8, Exception> {
        with!(Noted(log, "a") => { return fails(is_wrong) })
    }
    fn inner(log: &Log, is_wrong: bool) -> Result<u8, Exception> {
        with!(Noted(log, "a"), Noted(log, "b") => {
            let result = fails(is_wrong);
            with!(Noted(log, "c") => {
                if result.is_ok() { return result }
                return match result { Ok(n) => Ok(n + 1), other => other };
            })
        })
    }
    fn swallowed(log: &Log) -> Result<u8, Exception> {
        with!(Acts(log, "a", Does::Swallows) => { return fails(true); });
        Ok(7)
    }
    let log = Log::default();
    assert_eq!((call(&log, false).unwrap(), call(&log, true).is_err()), (1, true));
    assert_eq!(log.take(), "+a -a +a -a(ValueError: no)");
    assert_eq!((inner(&log, false).unwrap(), inner(&log, true).is_err()), (1, true));
    assert_eq!(
        log.take(),
        "+a +b +c -c -b -a +a +b +c -c(ValueError: no) -b(ValueError: no) -a(ValueError: no)"
    );
    assert_eq!(swallowed(&log).unwrap(), 7);
}

#[test]
fn what_is_returned_and_no_result_is_a_value() {
    fn value(log: &Log, n: i32) -> i32 {
        with!(Noted(log, "a") => { return n.pow(2) })
    }
    fn option(log: &Log, n: Option<i32>) -> Option<i32> {
        with!(Noted(log, "a") => { return n })
    }
    fn hidden(log: &Log, n: u8) -> impl Iterator<Item = u8> {
        with!(Noted(log, "a") => { return n..n + 2 })
    }
    fn generic<T>(log: &Log, value: T) -> T {
        with!(Noted(log, "a") => { with!(Noted(log, "b") => { return value }) })
    }
    let log = Log::default();
    assert_eq!(
        (value(&log, 3), option(&log, None), hidden(&log, 2).count(), generic(&log, 1)),
        (9, None, 2, 1)
    );
    assert_eq!(log.take(), "+a -a +a -a +a -a +a +b -b -a");
    let closure = |n: i32| with!(Noted(&log, "a") => { return n.abs() });
    assert_eq!(closure(-2), 2);
    let closure = |text: &str| -> Result<i32, Exception> {
        with!(Noted(&log, "a") => { return text.parse().map_err(Exception::from) })
    };
    assert!(closure("x").is_err() && closure("1").is_ok());
    assert_eq!(log.take(), "+a -a +a -a(ValueError: invalid digit found in string) +a -a");
}

#[test]
fn blocks_handlers_and_comprehensions_nest() {
    fn all(log: &Log, texts: &[&str]) -> Result<Vec<u8>, Exception> {
        'each: for (at, text) in texts.iter().enumerate() {
            with!(Noted(log, "a") => {
                attempt! {
                    try {
                        with!(Noted(log, "b") => {
                            list![with!(Noted(log, "c") => {
                                if part == "stop" { break 'each }
                                if part == "next" { continue 'each; }
                                part.parse::<u8>()?
                            }) for part in text.split(',')]
                        })
                    }
                    except (_: ValueError) { log.add("caught"); continue }
                    else { log.add(at) }
                    finally { log.add("finally") }
                }
            });
        }
        let made: Vec<u8> = gen_!(for i in 0..2 {
            with!(Noted(log, "g") => { yield i; })
        })
        .collect();
        Ok(made)
    }
    let log = Log::default();
    assert_eq!(all(&log, &["1", "next", "x", "stop", "2"]).unwrap(), [0, 1]);
    assert_eq!(
        log.take(),
        "+a +b +c -c -b 0 finally -a \
         +a +b +c -c -b finally -a \
         +a +b +c -c(ValueError: invalid digit found in string) -b(ValueError: invalid digit found in string) caught finally -a \
         +a +b +c -c -b finally -a \
         +g -g +g -g"
    );
}
