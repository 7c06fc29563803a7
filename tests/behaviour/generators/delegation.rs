//! `yield from`.

use std::convert::Infallible;

use dunder::Generated::{Returned, Yielded};
use dunder::prelude::*;

use super::{Log, Noted, raised};

struct Node {
    value: u64,
    left: Option<Box<Node>>,
    right: Option<Box<Node>>,
}

fn tree(depth: u32, next: &mut u64) -> Option<Box<Node>> {
    if depth == 0 {
        return None;
    }
    let left = tree(depth - 1, next);
    *next += 1;
    let value = *next;
    Some(Box::new(Node { value, left, right: tree(depth - 1, next) }))
}

/// A tree without left branches.
fn list(length: u64) -> Option<Box<Node>> {
    (0..length).rev().fold(None, |right, value| Some(Box::new(Node { value, left: None, right })))
}

/// Without recursion.
fn free(mut list: Option<Box<Node>>) {
    while let Some(mut node) = list {
        list = node.right.take();
    }
}

generators! {
    fn walk(node: Option<&Node>) -> Iterator<u64> {
        if let Some(node) = node {
            yield from walk(node.left.as_deref());
            yield node.value;
            yield from walk(node.right.as_deref());
        }
    }

    fn even(n: u32) -> Iterator<u32> {
        yield n;
        if n > 0 { yield from odd(n - 1); }
    }

    fn odd(n: u32) -> Iterator<u32> {
        yield 100 + n;
        if n > 0 { yield from even(n - 1); }
    }

    fn inner(log: &Log, name: &'static str) -> Generator<u32, Option<u32>, u32, Exception> {
        let _end = Noted(log, name);
        let mut sum = 0;
        while let Some(n) = (yield sum) {
            sum += n;
        }
        sum
    }

    fn middle(log: &Log) -> Generator<u32, Option<u32>, u32, Exception> {
        let _end = Noted(log, "middle");
        let sum = yield from inner(log, "inner");
        sum * 10
    }

    fn outer(log: &Log) -> Generator<u32, Option<u32>, String, Exception> {
        let _end = Noted(log, "outer");
        let first = yield from middle(log);
        let second = yield from inner(log, "second");
        format!("{first} {second}")
    }

    fn iterables() -> Iterator<u64> {
        yield from 10..12;
        yield from vec![20, 21];
        let t = (1, 2);
        yield from [t.0, t.1].into_iter().map(|x| x * 100);
        let () = yield from Some(5);
    }

    fn mute() -> Generator<u32, Option<u32>, &'static str> {
        let got = yield 1;
        yield got.unwrap_or_default();
        "mute"
    }

    fn alien() -> Generator<u32, Option<u32>, (), std::num::ParseIntError> {
        yield "1".parse()?;
        yield "x".parse()?;
    }

    fn mixed(step: u32) -> Generator<u32, Option<u32>, &'static str, Exception> {
        match step {
            0 => yield from mute(),
            1 => { yield from alien().by_text(); "alien" }
            _ => { yield from [1, 2]; "list" }
        }
    }
}

/// What makes a generator's error one of another generator's.
trait ByText: Sized {
    fn by_text(self) -> impl Generator<Yield = u32, Send = Option<u32>, Return = (), Error = TextError>;
}

#[derive(Debug)]
struct TextError(String);

impl From<TextError> for Exception {
    fn from(error: TextError) -> Self {
        ValueError::new(error.0).into()
    }
}

impl<G> ByText for G
where
    G: Generator<Yield = u32, Send = Option<u32>, Return = (), Error = std::num::ParseIntError>,
{
    fn by_text(self) -> impl Generator<Yield = u32, Send = Option<u32>, Return = (), Error = TextError> {
        generators! {
            fn renamed<G>(mut g: G) -> Generator<u32, Option<u32>, (), TextError>
            where
                G: Generator<Yield = u32, Send = Option<u32>, Return = (), Error = std::num::ParseIntError>,
            {
                while let Yielded(n) = g.resume().map_err(|error| TextError(error.to_string()))? {
                    yield n;
                }
            }
        }
        renamed(self)
    }
}

#[test]
fn a_recursive_walk_needs_no_box() {
    let root = tree(6, &mut 0);
    assert!(walk(root.as_deref()).eq(1..64));
    for taken in 0..64 {
        assert_eq!(walk(root.as_deref()).take(taken).count(), taken);
    }
    assert_eq!(even(4).collect::<Vec<_>>(), [4, 103, 2, 101, 0]);
}

#[test]
fn depth_is_no_matter() {
    let length = if cfg!(miri) { 300 } else { 100_000 };
    let root = list(length);
    assert!(walk(root.as_deref()).eq(0..length));
    let mut dropped = walk(root.as_deref());
    assert_eq!(dropped.nth(length as usize - 2), Some(length - 2));
    drop(dropped);
    let mut closed = walk(root.as_deref());
    closed.nth(length as usize - 2);
    assert_eq!((closed.close(), closed.next()), (Ok(()), None));
    drop(closed);
    free(root);
}

#[test]
fn values_pass_through_and_the_result_is_what_is_returned() {
    let log = Log::default();
    let mut g = outer(&log);
    assert_eq!(g.next().unwrap().unwrap(), 0);
    assert_eq!(g.send(Some(3)).unwrap(), Yielded(3));
    assert_eq!(g.send(Some(4)).unwrap(), Yielded(7));
    assert_eq!(g.send(None).unwrap(), Yielded(0));
    assert_eq!(log.take(), ["inner", "middle"]);
    assert_eq!(g.send(Some(5)).unwrap(), Yielded(5));
    assert_eq!(g.send(None).unwrap(), Returned("70 5".to_owned()));
    assert_eq!(log.take(), ["second", "outer"]);
}

#[test]
fn what_is_thrown_goes_to_the_innermost_first() {
    let log = Log::default();
    let mut g = outer(&log);
    g.next();
    assert_eq!(raised(g.throw(ValueError::new("deep"))), "ValueError: deep");
    assert_eq!(log.take(), ["inner", "middle", "outer"]);
    assert!(g.next().is_none());
}

#[test]
fn closing_closes_the_innermost_first() {
    for close in [true, false] {
        let log = Log::default();
        let mut g = outer(&log);
        g.next();
        if close {
            assert!(g.close().is_ok());
        }
        drop(g);
        assert_eq!(log.take(), ["inner", "middle", "outer"]);
    }
    let log = Log::default();
    let mut g = outer(&log);
    g.next();
    let exit = dunder::exception::GeneratorExit::new("x");
    assert_eq!(raised(g.throw(exit)), "GeneratorExit: x");
    assert_eq!(log.take(), ["inner", "middle", "outer"]);
}

#[test]
fn anything_that_iterates_can_be_delegated_to() {
    assert_eq!(iterables().collect::<Vec<_>>(), [10, 11, 20, 21, 100, 200, 5]);
}

#[test]
fn an_iterator_takes_no_value_and_no_error() {
    let mut g = mixed(2);
    assert_eq!(g.resume().unwrap(), Yielded(1));
    assert_eq!(g.send(None).unwrap(), Yielded(2));
    assert!(raised(g.send(Some(1))).starts_with("AttributeError: "));
    let mut g = mixed(2);
    g.next();
    assert_eq!(raised(g.throw(ValueError::new("v"))), "ValueError: v");
}

#[test]
fn generators_with_other_errors_can_be_delegated_to() {
    let mut g = mixed(0);
    assert_eq!(g.resume().unwrap(), Yielded(1));
    assert_eq!(g.send(Some(5)).unwrap(), Yielded(5));
    assert_eq!(g.resume().unwrap(), Returned("mute"));
    let mut g = mixed(0);
    g.next();
    assert_eq!(raised(g.throw(ValueError::new("v"))), "ValueError: v");
    let mut g = mixed(1);
    assert_eq!(g.resume().unwrap(), Yielded(1));
    assert_eq!(raised(g.resume()), "ValueError: invalid digit found in string");
    let mut g = mixed(1);
    g.next();
    assert_eq!(raised(g.throw(ValueError::new("v"))), "ValueError: v");
}

type Numbers = dyn Generator<Yield = u32, Send = (), Return = (), Error = Infallible>;

generators! {
    fn count(n: u32) -> Iterator<u32> { for i in 0..n { yield i; } }
    fn all(boxed: Box<Numbers>, borrowed: &mut Numbers) -> Iterator<u32> {
        yield from boxed;
        yield from borrowed;
    }
    fn rest<G: Generator<Yield = u32, Send = ()>>(g: G) -> Generator<u32, (), G::Return, G::Error> {
        yield from g
    }
    fn started() -> Iterator<u32> {
        let mut g = count(5);
        yield 100 + g.next().unwrap_or_default();
        yield from g;
        let mut g = count(1);
        yield from &mut g;
        yield from g;
    }
}

#[test]
fn started_finished_boxed_and_borrowed_generators_can_be_delegated_to() {
    assert_eq!(started().collect::<Vec<_>>(), [100, 1, 2, 3, 4, 0]);
    let mut borrowed = count(3);
    borrowed.next();
    assert_eq!(all(Box::new(count(2)), &mut borrowed).collect::<Vec<_>>(), [0, 1, 1, 2]);
    let mut g = rest(count(2));
    assert_eq!((g.resume(), g.resume(), g.resume()), (Ok(Yielded(0)), Ok(Yielded(1)), Ok(Returned(()))));
}

#[test]
fn a_generator_that_delegates_can_go_to_another_thread() {
    let root = tree(4, &mut 0);
    let mut g = walk(root.as_deref());
    assert_eq!(g.next(), Some(1));
    std::thread::scope(|scope| {
        scope.spawn(move || assert!(g.eq(2..16)));
    });
}

generators! {
    fn with_evaluated(log: &Log) -> Generator<u32, Option<u32>, (), Exception> {
        // The argument yields itself, and may raise.
        let name = "x".parse::<u32>().map_or("parsed", |_| "never");
        yield from count_from((yield 7).unwrap_or(1), u32::try_from(2).map_err(ValueError::from_error)?);
        let _ = (log, name);
    }
    fn count_from(from: u32, n: u32) -> Generator<u32, Option<u32>, (), Exception> {
        for i in from..from + n { yield i; }
    }
}

#[test]
fn arguments_are_evaluated_first() {
    let log = Log::default();
    let mut g = with_evaluated(&log);
    assert_eq!(g.resume().unwrap(), Yielded(7));
    assert_eq!(g.send(Some(40)).unwrap(), Yielded(40));
    assert_eq!(g.resume().unwrap(), Yielded(41));
    assert_eq!(g.resume().unwrap(), Returned(()));
}

/// Yields whatever is asked of it.
struct Stubborn;

impl Generator for Stubborn {
    type Yield = u32;
    type Send = ();
    type Return = ();
    type Error = Exception;

    fn resume(&mut self) -> Result<Generated<u32, ()>, Exception> {
        Ok(Yielded(1))
    }

    fn send(&mut self, (): ()) -> Result<Generated<u32, ()>, Exception> {
        self.resume()
    }

    fn throw(&mut self, _: Exception) -> Result<Generated<u32, ()>, Exception> {
        Ok(Returned(()))
    }

    fn close(&mut self) -> Result<(), Exception> {
        Err(RuntimeError::new("generator ignored GeneratorExit").into())
    }

    fn state(&self) -> dunder::generator::State {
        dunder::generator::State::Suspended
    }
}

generators! {
    fn around() -> Generator<u32, (), &'static str, Exception> {
        yield from rest(Stubborn);
        yield 2;
        "after"
    }
}

#[test]
fn what_closing_raises_inside_comes_out() {
    let mut g = around();
    assert_eq!(g.resume().unwrap(), Yielded(1));
    assert_eq!(raised(g.close()), "RuntimeError: generator ignored GeneratorExit");
    assert_eq!((g.state(), g.close().is_ok()), (dunder::generator::State::Closed, true));
}

#[test]
fn a_generator_that_returns_in_answer_to_throw_gives_the_value() {
    let mut g = around();
    g.next();
    assert_eq!(g.throw(ValueError::new("v")).unwrap(), Yielded(2));
    assert_eq!(g.resume().unwrap(), Returned("after"));
    // When it is closed, what it returns is no matter.
    generators! {
        fn returns() -> Generator<u32, (), u8, Exception> { yield 1; 5 }
        fn outer() -> Generator<u32, (), u8, Exception> { yield from returns() }
    }
    let mut g = outer();
    g.next();
    assert_eq!(raised(g.throw(dunder::exception::GeneratorExit::with_args([]))), "GeneratorExit");
}

#[test]
fn a_generator_says_whether_it_delegates() {
    generators! {
        fn three() -> Generator<u32, (), (), Exception> {
            yield 1;
            yield from leaf();
            yield from [3];
            yield from leaf().shared();
            yield 5;
        }
        fn leaf() -> Generator<u32, (), (), Exception> {
            yield 2;
        }
    }
    let mut g = three();
    let mut answers = vec![g.is_delegating()];
    while let Ok(Yielded(_)) = g.resume() {
        answers.push(g.is_delegating());
    }
    answers.push(g.is_delegating());
    assert_eq!(answers, [false, false, true, true, true, false, false]);
}

#[test]
fn sending_nothing_is_next() {
    generators! {
        fn outer() -> Generator<u32, Option<u32>, (), Exception> {
            yield from [1, 2];
        }
    }
    let mut g = outer();
    assert_eq!(g.send(None).unwrap(), Yielded(1));
    assert_eq!(g.send(None).unwrap(), Yielded(2));
    assert_eq!(
        outer_then_value().unwrap_err().to_string(),
        "AttributeError: 'IntoIter' object has no attribute 'send'"
    );
    fn outer_then_value() -> Result<Generated<u32, ()>, Exception> {
        let mut g = outer();
        g.send(None)?;
        g.send(Some(5))
    }
}
