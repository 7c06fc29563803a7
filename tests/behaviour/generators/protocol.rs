//! `next`, `send`, `throw`, `close` and the states between them.

use dunder::Generated::{Returned, Yielded};
use dunder::generator::State;
use dunder::prelude::*;

use super::{Log, Noted, panic_of, raised};

generators! {
    fn counter(n: u64) -> Iterator<u64> {
        let mut i = 0;
        while i < n {
            yield i;
            i += 1;
        }
    }

    fn averager() -> Generator<f64, Option<f64>, usize> {
        let (mut sum, mut n) = (0.0, 0);
        while let Some(x) = (yield sum / f64::max(n as f64, 1.0)) {
            sum += x;
            n += 1;
        }
        n
    }

    fn logged(log: &Log) -> Generator<u32, (), &'static str> {
        let _end = Noted(log, "end");
        log.borrow_mut().push("start");
        yield 1;
        log.borrow_mut().push("middle");
        yield 2;
        "done"
    }

    /// Takes numbers, and nothing else.
    fn summing() -> Generator<u32, u32, u32> {
        let mut sum = 0;
        while sum < 10 {
            sum += yield sum;
        }
        sum
    }

    fn values() -> Generator<Value, Value, Value, Exception> {
        let got = yield 1.into();
        let got = yield got;
        return got;
    }

    fn collatz(mut n: u64) -> Iterator<u64> {
        loop {
            yield n;
            if n == 1 {
                return;
            }
            n = if n.is_multiple_of(2) { n / 2 } else { 3 * n + 1 };
        }
    }
}

#[test]
fn nothing_runs_before_the_first_next() {
    let log = Log::default();
    let mut g = logged(&log);
    assert_eq!((g.state(), log.borrow().len()), (State::Created, 0));
    assert_eq!(g.next(), Some(1));
    assert_eq!((g.state(), log.borrow().as_slice()), (State::Suspended, ["start"].as_slice()));
    assert_eq!(g.by_ref().collect::<Vec<_>>(), [2]);
    assert_eq!((g.state(), log.borrow().as_slice()), (State::Closed, ["start", "middle", "end"].as_slice()));
}

#[test]
fn it_is_an_iterator() {
    assert_eq!(counter(3).collect::<Vec<_>>(), [0, 1, 2]);
    assert_eq!(collatz(6).sum::<u64>(), 6 + 3 + 10 + 5 + 16 + 8 + 4 + 2 + 1);
    let mut sum = 0;
    for (i, x) in counter(5).enumerate().skip(1) {
        sum += i as u64 * x;
    }
    assert_eq!(sum, 30);
}

#[test]
fn after_the_end_there_is_nothing() {
    let mut g = counter(1);
    assert_eq!((g.next(), g.next(), g.next()), (Some(0), None, None));
    assert_eq!((g.resume(), g.send(())), (Ok(Returned(())), Ok(Returned(()))));
    let mut g = values();
    assert!(g.by_ref().all(|item| item.is_ok()));
    assert_eq!(g.resume().unwrap(), Returned(Value::None));
}

#[test]
fn what_is_returned_is_kept() {
    let log = Log::default();
    let mut g = logged(&log);
    assert_eq!(g.returned(), None);
    assert_eq!(g.by_ref().count(), 2);
    assert_eq!((g.returned(), g.returned()), (Some("done"), None));
    let mut g = logged(&log);
    assert_eq!((g.resume(), g.resume(), g.resume()), (Ok(Yielded(1)), Ok(Yielded(2)), Ok(Returned("done"))));
    assert!(panic_of(|| g.resume()).contains("StopIteration"));
}

#[test]
fn yield_evaluates_to_what_is_sent() {
    let mut g = averager();
    assert_eq!(g.next(), Some(0.0));
    assert_eq!(g.send(Some(10.0)), Ok(Yielded(10.0)));
    assert_eq!(g.send(Some(20.0)), Ok(Yielded(15.0)));
    assert_eq!(g.send(None), Ok(Returned(2)));
    let mut g = values();
    assert_eq!(g.resume().unwrap(), Yielded(Value::from(1)));
    assert_eq!(g.send("x".into()).unwrap(), Yielded(Value::from("x")));
    assert_eq!(g.resume().unwrap(), Returned(Value::None));
}

#[test]
fn a_generator_that_has_not_started_takes_nothing_but_none() {
    let text = "TypeError: can't send non-None value to a just-started generator";
    let mut g = values();
    assert_eq!(raised(g.send(5.into())), text);
    assert_eq!(g.state(), State::Created);
    assert_eq!(g.send(Value::None).unwrap(), Yielded(Value::from(1)));
    let mut g = averager();
    assert!(panic_of(|| g.send(Some(1.0))).contains(text));
    assert_eq!(g.send(None), Ok(Yielded(0.0)));
}

#[test]
fn a_send_type_without_none_is_started_and_then_sent_to() {
    let mut g = summing();
    assert_eq!(g.resume(), Ok(Yielded(0)));
    assert_eq!((g.send(4), g.send(5), g.send(6)), (Ok(Yielded(4)), Ok(Yielded(9)), Ok(Returned(15))));
    let mut g = summing();
    assert_eq!(g.resume(), Ok(Yielded(0)));
    assert!(panic_of(|| g.resume()).contains("waits for a value"));
}

#[test]
fn closing_ends_it_where_it_waits() {
    let log = Log::default();
    let mut g = logged(&log);
    g.next();
    assert_eq!((g.close(), g.close()), (Ok(()), Ok(())));
    assert_eq!(log.take(), ["start", "end"]);
    assert_eq!((g.state(), g.next()), (State::Closed, None));
}

#[test]
fn closing_before_the_start_runs_nothing() {
    let log = Log::default();
    let mut g = logged(&log);
    assert_eq!(g.close(), Ok(()));
    assert_eq!((g.state(), g.next(), log.take()), (State::Closed, None, vec![]));
}

#[test]
fn dropping_it_ends_it_where_it_waits() {
    let log = Log::default();
    let mut g = logged(&log);
    g.next();
    drop(g);
    drop(logged(&log));
    assert_eq!(log.take(), ["start", "end"]);
}

#[test]
fn two_of_one_function_are_independent() {
    let (mut a, mut b) = (counter(3), counter(3));
    assert_eq!((a.next(), a.next(), b.next()), (Some(0), Some(1), Some(0)));
    assert_eq!((a.by_ref().count(), a.count(), b.count()), (1, 0, 2));
}

#[test]
fn it_can_be_moved_at_any_time() {
    let mut g = averager();
    let mut all = vec![averager()];
    g.next();
    all.push(g);
    assert_eq!(all[1].send(Some(4.0)), Ok(Yielded(4.0)));
    let mut g = Box::new(all.swap_remove(1));
    assert_eq!(g.send(None), Ok(Returned(1)));
}

#[test]
fn states_are_named_as_inspect_names_them() {
    let names =
        [State::Created, State::Running, State::Suspended, State::Closed].map(|state| state.to_string());
    assert_eq!(names, ["GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"]);
    assert_eq!(format!("{:?}", counter(1)), "<generator object (GEN_CREATED)>");
}

generators! {
    /// Asks the generator that it is for its next item.
    fn selfish(slot: std::rc::Rc<std::cell::RefCell<Option<Slot>>>) -> Generator<String, (), (), Exception> {
        let slot = slot.take();
        let Some(mut own) = slot else { return };
        yield own.state().to_string();
        let state = own.state().to_string();
        let Err(error) = own.resume() else { return };
        yield format!("{state} {error}");
        yield_from!(own);
    }
}

type Slot = Box<dyn Generator<Yield = String, Send = (), Return = (), Error = Exception>>;

#[test]
fn a_generator_that_runs_cannot_be_resumed() {
    let slot = std::rc::Rc::default();
    let mut g = selfish(std::rc::Rc::clone(&slot)).shared();
    slot.replace(Some(Box::new(g.clone())));
    assert_eq!(g.state(), State::Created);
    assert_eq!(g.resume().unwrap(), Yielded("GEN_RUNNING".to_owned()));
    assert_eq!(g.state(), State::Suspended);
    let text = "GEN_RUNNING ValueError: generator already executing";
    assert_eq!(g.resume().unwrap(), Yielded(text.to_owned()));
    // It cannot delegate to itself either.
    assert_eq!(raised(g.resume()), "ValueError: generator already executing");
    assert_eq!(g.state(), State::Closed);
}
