//! `?`, `return`, `break` and `.await` act on the function around a comprehension.

use std::cell::Cell;
use std::num::ParseIntError;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use dunder::prelude::*;

fn parse(text: &str) -> Result<i32, ParseIntError> {
    text.parse()
}

#[test]
fn an_error_ends_the_evaluation() {
    let seen = Cell::new(0);
    let all = |words: &[&str]| -> Result<Vec<i32>, Exception> {
        Ok(list![{ seen.set(seen.get() + 1); parse(w)? } for w in words])
    };
    assert_eq!(all(&["1", "2"]).unwrap(), [1, 2]);
    seen.set(0);
    assert_eq!(all(&["1", "x", "2"]).unwrap_err().class_name(), "ValueError");
    assert_eq!(seen.get(), 2);
}

#[test]
fn in_every_clause() {
    fn run(words: Result<Vec<&str>, ParseIntError>) -> Result<(usize, usize, String), ParseIntError> {
        let words = &words?;
        let list = list![n for w in words if parse(w)? > 0 for n in 0..parse(w)?];
        let set = set! {parse(w)? % 2 for w in words};
        let dict = dict! {w: parse(w)? for w in words};
        Ok((list.len(), set.len(), dict.to_string()))
    }
    assert_eq!(run(Ok(vec!["1", "-2", "3"])), Ok((4, 2, "{'1': 1, '-2': -2, '3': 3}".to_owned())));
    assert!(run(Ok(vec!["x"])).is_err());
    fn first(words: Option<Vec<u8>>) -> Option<Vec<u8>> {
        Some(list![w + 1 for w in words?])
    }
    assert_eq!((first(Some(vec![1])), first(None)), (Some(vec![2]), None));
    fn typed(words: &[&str]) -> Result<std::collections::VecDeque<i32>, ParseIntError> {
        Ok(list![std::collections::VecDeque<_>; parse(w)? for w in words])
    }
    assert_eq!(typed(&["4"]).unwrap(), [4]);
}

#[test]
fn return_and_labels() {
    fn first_negative(xs: &[i32]) -> Result<Vec<i32>, i32> {
        Ok(list![if *x < 0 { return Err(*x) } else { x * 2 } for x in xs])
    }
    assert_eq!(first_negative(&[1, 2]), Ok(vec![2, 4]));
    assert_eq!(first_negative(&[1, -2]), Err(-2));
    let mut sums = Vec::new();
    'rows: for row in [[1, 2], [-1, 2], [3, 4]] {
        let doubled = list![if x < 0 { continue 'rows } else { x * 2 } for x in row];
        sums.push(doubled.iter().sum::<i32>());
    }
    assert_eq!(sums, [6, 14]);
    let found = 'search: {
        let _ = list![if x > 3 { break 'search x } for x in 0..9];
        0
    };
    assert_eq!(found, 4);
    assert_eq!(list![loop { if x > 1 { break 1 } x += 2; } for mut x in 0..4], [1; 4]);
    assert_eq!(
        list![{ let mut n = 0; for y in 0..9 { if y > x { break } n += y; } n } for x in 0..4],
        [0, 1, 3, 6]
    );
}

fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return value;
        }
    }
}

#[test]
fn await_in_every_clause() {
    async fn twice(x: i32) -> i32 {
        x * 2
    }
    let made = block_on(async {
        list![twice(x).await + y for x in list![twice(x).await for x in 0..3] if twice(x).await > 0 for y in 0..twice(1).await]
    });
    assert_eq!(made, [4, 5, 8, 9]);
}

#[test]
fn surroundings_are_borrowed_and_changed() {
    let mut total = 0;
    let mut seen = std::collections::HashSet::new();
    let unique = list![x for x in [1, 2, 1, 3, 2] if seen.insert(x)];
    let sums = list![{ total += x; total } for x in &unique];
    assert_eq!((unique, sums, total), (vec![1, 2, 3], vec![1, 3, 6], 6));
}

macro_rules! give_up {
    () => {
        return None
    };
}

/// What another macro hides leaves the function as well.
#[test]
fn a_hidden_return() {
    fn run(xs: &[i32]) -> Option<Vec<i32>> {
        Some(list![if *x > 1 { give_up!() } else { *x } for x in xs])
    }
    assert_eq!((run(&[1]), run(&[2])), (Some(vec![1]), None));
}

/// What says that something has ended goes through a list comprehension as any error does. In a generator expression it would end whoever
/// iterates.
#[test]
fn stop_iteration_leaves_a_list_and_not_a_generator_expression() {
    fn next(items: &mut std::slice::Iter<'_, i32>) -> Result<i32, Exception> {
        items.next().copied().ok_or_else(|| StopIteration::new("end").into())
    }
    fn list(mut items: std::slice::Iter<'_, i32>) -> Result<Vec<i32>, Exception> {
        Ok(list![next(&mut items)? for _ in 0..2])
    }
    assert_eq!(list([1].iter()).unwrap_err().to_string(), "StopIteration: end");
    let mut items = [1].iter();
    let mut pairs = gen_!(Result<i32, Exception>; next(&mut items)? for _ in 0..2);
    assert_eq!(pairs.next().unwrap().unwrap(), 1);
    let error = pairs.next().unwrap().unwrap_err();
    assert_eq!(error.to_string(), "RuntimeError: generator raised StopIteration");
    assert!(error.cause().is_some_and(|cause| cause.is::<StopIteration>()));
    assert!(pairs.next().is_none());
}
