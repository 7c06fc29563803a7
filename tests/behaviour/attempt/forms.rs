//! Where it stands, and what it does not get into the way of.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use dunder::{Result, prelude::*};

use super::Log;

#[test]
fn options_raise_none() {
    fn first(items: &[u32]) -> Option<u32> {
        let first = attempt! {
            try { *items.first()? + 1 }
            finally { }
        };
        Some(first)
    }
    assert_eq!((first(&[1]), first(&[])), (Some(2), None));
    fn or_zero(items: &[u32]) -> u32 {
        attempt! { try { *items.first()? } except { 0 } }
    }
    assert_eq!((or_zero(&[1]), or_zero(&[])), (1, 0));
}

#[test]
fn borrows_and_assignments_go_on() {
    let mut log = Vec::new();
    let mut total = 0;
    for text in ["1", "x", "3"] {
        let log = &mut log;
        attempt! {
            try { total += text.parse::<u32>()?; }
            except (e) { log.push(e.to_string()); continue; }
            else { log.push(text.to_owned()) }
            finally { log.push("finally".to_owned()) }
        }
    }
    assert_eq!((total, log.len()), (4, 6));
}

#[test]
fn jumps_with_labels_and_values() {
    fn find(rows: &[&[&str]], wanted: u32) -> Result<Option<usize>> {
        let mut skipped = 0;
        let found = 'rows: loop {
            for (index, row) in rows.iter().enumerate() {
                for cell in *row {
                    let number = attempt! {
                        try { cell.parse::<u32>()? }
                        except (_: ValueError) { skipped += 1; continue }
                        finally { skipped += 10 }
                    };
                    attempt! {
                        try { if number == wanted { break 'rows Some(index) } }
                        finally { skipped += 100 }
                    }
                }
            }
            attempt! { try { break None } except { } };
        };
        assert!(skipped > 0);
        Ok(found)
    }
    assert_eq!(find(&[&["1", "x"], &["5"]], 5).unwrap(), Some(1));
    assert_eq!(find(&[&["1", "x"], &["5"]], 6).unwrap(), None);
}

#[test]
fn a_jump_in_finally_drops_what_is_on_its_way_out() {
    fn dropped() -> Result<&'static str> {
        for _ in 0..2 {
            attempt! { try { raise!(ValueError("lost")) } finally { continue } }
        }
        attempt! { try { raise!(ValueError("lost")) } finally { return Ok("kept") } }
    }
    assert_eq!(dropped().unwrap(), "kept");
}

#[test]
fn a_value_takes_the_type_of_its_place() {
    trait Shape {
        fn area(&self) -> u32;
    }
    struct Square(u32);
    impl Shape for Square {
        fn area(&self) -> u32 {
            self.0 * self.0
        }
    }
    struct Dot;
    impl Shape for Dot {
        fn area(&self) -> u32 {
            0
        }
    }
    fn shape(text: &str, log: &Log) -> Result<Box<dyn Shape>> {
        let shape: Box<dyn Shape> = attempt! {
            try { Box::new(Square(text.parse()?)) }
            except (_: ValueError) { Box::new(Dot) }
            finally { log.add("made") }
        };
        attempt! {
            try { if shape.area() > 50 { return Ok(Box::new(Dot)); } }
            finally { log.add("looked at") }
        }
        Ok(shape)
    }
    let log = Log::default();
    assert_eq!(shape("3", &log).unwrap().area(), 9);
    assert_eq!(shape("x", &log).unwrap().area(), 0);
    assert_eq!(shape("30", &log).unwrap().area(), 0);
    assert_eq!(log.take().len(), 6);
}

#[test]
fn closures_and_async_blocks_keep_what_is_theirs() {
    let log = Log::default();
    let parse = |text: &str| -> Result<u32> {
        let inner = || -> Result<u32> {
            attempt! { try { text.parse::<u32>()? } finally { log.add("inner") } };
            Ok(1)
        };
        attempt! {
            try { inner()?; [text].iter().map(|text| Ok(text.parse::<u32>()?)).sum::<Result<u32>>() }
            finally { log.add("outer") }
        }
    };
    assert_eq!(parse("5").unwrap(), 5);
    assert!(parse("x").is_err());
    assert_eq!(log.take(), ["inner", "outer", "inner", "outer"]);
}

fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}

#[test]
fn it_awaits() {
    async fn fetch(text: &str) -> Result<u32> {
        Ok(text.parse()?)
    }
    async fn both(log: &Log, text: &str) -> Result<u32> {
        attempt! {
            try { fetch(text).await? }
            except (e: ValueError) { log.add(e); fetch("7").await? }
            finally { log.add(fetch("1").await?) }
        };
        let block = async {
            attempt! { try { fetch(text).await? } except (_: ValueError) { raise!(KeyError("k")) } };
            Ok::<u32, Exception>(2)
        };
        block.await
    }
    let log = Log::default();
    assert_eq!(block_on(both(&log, "5")).unwrap(), 2);
    assert_eq!(block_on(both(&log, "x")).unwrap_err().to_string(), "KeyError: 'k'");
    assert_eq!(log.take().len(), 3);
}

#[test]
fn methods_generics_and_macros_around_it() {
    struct Reader<'a, T>(&'a [T]);
    impl<'a, T: std::str::FromStr> Reader<'a, T>
    where
        Exception: From<T::Err>,
    {
        fn read(&self, text: &str) -> Result<(T, usize)> {
            let values = vec![attempt! { try { text.parse::<T>()? } except (_: KeyError) { raise!() } }];
            let count = self.0.len() + attempt! { try { 1 } finally { } };
            println!("{}", attempt! { try { text.parse::<u8>()? } except { 0 } });
            values.into_iter().next().map(|value| (value, count)).ok_or_else(|| KeyError::new("k").into())
        }
    }
    assert_eq!(Reader::<u32>(&[1, 2]).read("5").unwrap(), (5, 3));
    assert!(Reader::<f64>(&[]).read("x").unwrap_err().is::<ValueError>());
}

#[test]
fn deep_nesting_finds_the_right_handler() {
    fn run(n: u32) -> Result<&'static str> {
        attempt! {
            try {
                attempt! {
                    try {
                        attempt! {
                            try { match n { 0 => raise!(KeyError("k")), 1 => raise!(ValueError("v")), 2 => raise!(TypeError), _ => Ok("none") } }
                            except (_: KeyError) { Ok("inner") }
                            finally { if n == 3 { raise!(OSError("finally")) } }
                        }
                    }
                    except (_: ValueError) { Ok("middle") }
                }
            }
            except (e: TypeError | OSError) { if e.is::<TypeError>() { Ok("outer") } else { raise!(e) } }
        }
    }
    let texts: Vec<String> = (0..4).map(|n| run(n).map_or_else(|e| e.to_string(), str::to_owned)).collect();
    assert_eq!(texts, ["inner", "middle", "outer", "OSError: finally"]);
}

#[test]
fn operators_follow_at_the_start_of_a_statement() {
    fn sum(a: &str, b: &str) -> u64 {
        attempt! { try { a.parse::<u64>()? + b.parse::<u64>()? } except { 0 } }
    }
    fn wide(a: &str) -> Result<u64> {
        attempt! { try { a.parse::<u32>()? as u64 } finally {} };
        let mut items = [0, 1];
        attempt! {
            try { items[a.parse::<usize>()?] += 5; a.split('-').collect::<Vec<_>>().first().ok_or(KeyError::new("k"))?.len() as u64 }
            except (_: IndexError) { attempt!(try { a.parse::<u64>()? } except { 3 }) + 1 }
            finally {}
        };
        Ok(attempt!(try { a.parse::<u64>()? } except { 3 }) + items[1])
    }
    assert_eq!((sum("1", "2"), sum("1", "x"), wide("1").unwrap()), (3, 0, 7));
    generators! {
        fn total(a: &str) -> Generator<u64, Option<u64>, u64, Exception> {
            a.parse::<u64>()? + yield_!(1).unwrap_or(0) + (yield 2).unwrap_or(0)
        }
        fn first() -> Generator<u64, u64, u64> {
            yield_!(1) + yield_!(2)
        }
    }
    let mut g = total("5");
    g.resume().unwrap();
    g.send(Some(10)).unwrap();
    assert_eq!(g.send(Some(20)).unwrap().returned(), Some(35));
    let mut g = first();
    g.resume().unwrap();
    g.send(10).unwrap();
    assert_eq!(g.send(20).unwrap().returned(), Some(30));
}
