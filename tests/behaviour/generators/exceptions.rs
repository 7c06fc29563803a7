//! What is raised in a body, thrown into it, and what leaves it.

use dunder::Generated::{Returned, Yielded};
use dunder::generator::State;
use dunder::prelude::*;

use super::{Log, Noted, raised};

generators! {
    fn parse<'a>(log: &'a Log, words: &'a [&'a str]) -> Generator<i64, (), usize, Exception> {
        let _end = Noted(log, "end");
        for word in words {
            let number: i64 = word.parse().map_err(ValueError::from_error)?;
            yield number;
        }
        words.len()
    }

    fn stops() -> Generator<u32, (), (), Exception> {
        yield 1;
        Err(StopIteration::new(7))?;
    }

    fn halves() -> Generator<u32, (), (), String> {
        let mut n = 16_u32;
        loop {
            yield n;
            n = n.checked_div(2).filter(|n| *n > 4).ok_or_else(|| format!("{n} is too small"))?;
        }
    }

    fn early(stop: bool) -> Generator<u32, (), &'static str, Exception> {
        yield 1;
        if stop {
            return "early";
        }
        yield 2;
        "late"
    }
}

#[test]
fn an_error_is_an_item_and_the_last_one() {
    let log = Log::default();
    let mut g = parse(&log, &["1", "x", "3"]);
    assert_eq!(g.next().unwrap().unwrap(), 1);
    assert_eq!(raised(g.next().unwrap()), "ValueError: invalid digit found in string");
    assert!(g.next().is_none());
    assert_eq!((g.state(), log.take()), (State::Closed, vec!["end"]));
    let items: Result<Vec<i64>, Exception> = parse(&log, &["1", "2"]).collect();
    assert_eq!(items.unwrap(), [1, 2]);
    assert!(parse(&log, &["1", "x"]).collect::<Result<Vec<_>, _>>().is_err());
}

#[test]
fn errors_of_ones_own_are_raised_as_well() {
    let mut g = halves();
    assert_eq!((g.next(), g.next()), (Some(Ok(16)), Some(Ok(8))));
    assert_eq!((g.next(), g.next()), (Some(Err("8 is too small".to_owned())), None));
    let mut g = halves();
    g.next();
    assert_eq!((g.throw("enough"), g.next()), (Err("enough".to_owned()), None));
}

#[test]
fn what_is_thrown_comes_out_and_ends_it() {
    let log = Log::default();
    let mut g = parse(&log, &["1", "2"]);
    g.next();
    assert_eq!(raised(g.throw(ValueError::new("v"))), "ValueError: v");
    assert_eq!((g.state(), log.take()), (State::Closed, vec!["end"]));
    assert_eq!(raised(g.throw(KeyError::new("k"))), "KeyError: 'k'");
}

#[test]
fn what_is_thrown_before_the_start_comes_out_at_once() {
    let log = Log::default();
    let mut g = parse(&log, &["1"]);
    assert_eq!(raised(g.throw(ValueError::new("v"))), "ValueError: v");
    assert_eq!((g.state(), log.take()), (State::Closed, vec![]));
    assert!(g.next().is_none());
}

#[test]
fn stop_iteration_in_a_body_is_a_runtime_error() {
    let mut g = stops();
    g.next();
    let error = g.resume().unwrap_err();
    assert_eq!(error.to_string(), "RuntimeError: generator raised StopIteration");
    let (cause, context) = (error.cause().unwrap(), error.context().unwrap());
    assert!(cause.is::<StopIteration>() && context.is_same(cause) && error.suppress_context());
    let mut g = early(false);
    g.next();
    assert_eq!(raised(g.throw(StopIteration::new(1))), "RuntimeError: generator raised StopIteration");
}

#[test]
fn return_ends_it() {
    let mut g = early(true);
    assert_eq!((g.resume().unwrap(), g.resume().unwrap()), (Yielded(1), Returned("early")));
    let mut g = early(false);
    assert_eq!((g.resume().unwrap(), g.resume().unwrap()), (Yielded(1), Yielded(2)));
    assert_eq!(g.resume().unwrap(), Returned("late"));
    assert_eq!(raised(g.resume()), "StopIteration");
}

#[test]
fn closing_raises_nothing() {
    let log = Log::default();
    let mut g = parse(&log, &["1", "2"]);
    g.next();
    assert!(g.close().is_ok());
    assert_eq!((g.state(), log.take()), (State::Closed, vec!["end"]));
    let mut g = halves();
    g.next();
    assert_eq!((g.close(), g.next()), (Ok(()), None));
}

#[test]
fn a_value_that_is_an_exception_is_returned_as_it_is() {
    generators! {
        fn gives() -> Generator<(), (), (u8, ValueError), Exception> {
            (1, ValueError::new("returned"))
        }
    }
    let Ok(Returned((1, error))) = gives().resume() else { panic!("it returns") };
    assert_eq!(error.to_string(), "ValueError: returned");
}

/// A `StopIteration` that is thrown at a generator that has ended comes out of it, and says what it has returned.
#[test]
fn what_says_that_one_has_ended_ends_the_delegation() {
    generators! {
        fn one() -> Generator<i32, (), Value, Exception> { yield 1; Value::None }

        fn outer<G: dunder::Generator<Yield = i32, Send = (), Return = Value, Error = Exception>>(
            inner: G,
        ) -> Generator<i32, (), Value, Exception> {
            let value = yield from inner;
            yield 2;
            value
        }
    }
    let mut inner = one().shared();
    let mut g = outer(inner.clone());
    assert_eq!(g.resume().unwrap(), Yielded(1));
    assert_eq!(dunder::Generator::resume(&mut inner).unwrap(), Returned(Value::None));
    assert_eq!(g.throw(StopIteration::new("v")).unwrap(), Yielded(2));
    assert_eq!(g.resume().unwrap(), Returned(Value::from("v")));
    assert_eq!(g.throw(ValueError::new("v")).unwrap_err().class_name(), "ValueError");
}
