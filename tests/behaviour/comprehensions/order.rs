//! What is evaluated when.

use super::Log;
use dunder::prelude::*;

#[test]
fn clauses_run_as_loops_do() {
    let log = Log::default();
    let made = list![
        log.note(format!("e{x}{y}"), x + y)
        for x in log.note("xs", 0..2) if log.note(format!("if{x}"), true)
        for y in log.note(format!("ys{x}"), 0..2) if log.note(format!("if{x}{y}"), y == 0)
    ];
    assert_eq!(made, [0, 1]);
    assert_eq!(log.taken(), "xs if0 ys0 if00 e00 if01 if1 ys1 if10 e10 if11");
}

#[test]
fn the_key_goes_before_the_value() {
    let log = Log::default();
    let made = dict! {log.note("k", x): log.note("v", x) for x in 0..2};
    assert_eq!((made.to_string().as_str(), log.taken().as_str()), ("{0: 0, 1: 1}", "k v k v"));
    let made = dict! {log.note("k1", 1): log.note("v1", 1), **log.note("m", dict! {2: 2}), log.note("k3", 3): log.note("v3", 3)};
    assert_eq!((made.to_string().as_str(), log.taken().as_str()), ("{1: 1, 2: 2, 3: 3}", "k1 v1 m k3 v3"));
}

#[test]
fn a_display_goes_from_left_to_right() {
    let log = Log::default();
    let made = list![log.note(1, 1), *gen_!(log.note(x, x) for x in 2..4), log.note(4, 4)];
    assert_eq!((made, log.taken().as_str()), (vec![1, 2, 3, 4], "1 2 3 4"));
}

#[test]
fn the_last_value_wins_and_the_first_key_stays() {
    let made = dict! {k: v for (k, v) in [(Value::from(1), "a"), (Value::from(2), "b"), (Value::from(true), "c"), (Value::from(1.0), "d")]};
    assert_eq!(made.to_string(), "{1: 'd', 2: 'b'}");
    assert_eq!(dict! {"a": 1, "b": 2, "a": 3}.to_string(), "{'a': 3, 'b': 2}");
    assert_eq!(set! {x % 3 for x in 0..9}.len(), 3);
}

#[test]
fn the_first_iterable_is_evaluated_at_once() {
    let log = Log::default();
    let mut lazy = gen_!(log.note(x, x) for x in log.note("first", 0..2));
    assert_eq!(log.taken(), "first");
    assert_eq!((lazy.next(), log.taken().as_str()), (Some(0), "0"));
    drop(lazy);
    let mut nested =
        gen_!(log.note(x + y, x + y) for x in log.note("first", 0..2) for y in log.note("second", 0..1));
    assert_eq!(log.taken(), "first");
    assert_eq!((nested.next(), log.taken().as_str()), (Some(0), "second 0"));
}

/// Python's closures would all see the last value; a closure of Rust sees what it was made with.
#[test]
fn closures_keep_the_value_of_their_turn() {
    let made = list![move || x for x in 0..3];
    assert_eq!(list![f() for f in made], [0, 1, 2]);
    let cell = std::cell::Cell::new(0);
    let cell = &cell;
    let made = list![{ cell.set(x); move || cell.get() } for x in 0..3];
    assert_eq!(list![f() for f in made], [2, 2, 2]);
}
