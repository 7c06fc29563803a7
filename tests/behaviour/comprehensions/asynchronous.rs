//! `async for`, and `.await` in generator expressions.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::marker::PhantomPinned;
use std::num::ParseIntError;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use dunder::Result;
use dunder::generator::AsyncItems;
use dunder::prelude::*;
use futures_core::Stream;

fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return value;
        }
    }
}

/// A value that is there at the second time of asking.
async fn later<T>(value: T) -> T {
    let mut is_first = true;
    std::future::poll_fn(|context| {
        context.waker().wake_by_ref();
        if std::mem::take(&mut is_first) { Poll::Pending } else { Poll::Ready(()) }
    })
    .await;
    value
}

generators! {
    async fn count(end: u32) -> Generator<u32> {
        for number in 0..end {
            yield later(number).await;
        }
    }

    async fn parsed(words: &[&'static str]) -> Generator<u32, (), (), ParseIntError> {
        for word in words {
            yield later(word.parse::<u32>()).await?;
        }
    }

    /// A comprehension in an asynchronous generator.
    async fn rows(log: &RefCell<Vec<u32>>) -> Generator<Vec<u32>, (), (), Exception> {
        for end in 1..4 {
            attempt! {
                try { yield list![{ if x > 1 { raise!(ValueError(x)) } x } async for x in count(end)] }
                except (e: ValueError) {
                    let again = list![later(x).await async for x in count(end)];
                    log.borrow_mut().extend(again);
                    yield vec![e.message().len() as u32];
                }
            }
        }
    }
}

/// A stream of somebody else's, which has to be pinned.
struct Letters(Cell<&'static str>, PhantomPinned);

fn letters(text: &'static str) -> Letters {
    Letters(Cell::new(text), PhantomPinned)
}

impl Stream for Letters {
    type Item = char;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<char>> {
        let mut letters = self.0.get().chars();
        let first = letters.next();
        self.0.set(letters.as_str());
        Poll::Ready(first)
    }
}

#[test]
fn items_are_waited_for() {
    block_on(async {
        assert_eq!(list![x * x async for x in count(4) if x != 1], [0, 4, 9]);
        assert_eq!(list![(x, c) async for x in count(2) async for c in letters("ab")].len(), 4);
        assert_eq!(list![x + later(y).await for y in [10, 20] async for x in count(2)], [10, 11, 20, 21]);
        assert_eq!(list![x for await x in count(2)], [0, 1]);
        assert_eq!(set! {x % 2 async for x in count(5)}.len(), 2);
        assert_eq!(dict! {x: x + 1 async for x in count(2)}.to_string(), "{0: 1, 1: 2}");
        let typed = list![BTreeSet<_>; c async for c in letters("banana")];
        assert_eq!(typed.len(), 3);
        let boxed = list![Box<[_]>; c async for c in letters("ab")];
        assert_eq!(*boxed, ['a', 'b']);
        // It is borrowed, and goes on.
        let mut numbers = count(3);
        numbers.next().await;
        assert_eq!(list![x async for x in &mut numbers], [1, 2]);
        assert_eq!(numbers.next().await, None);
        // Any pattern, and names that its clauses give.
        let pairs = gen_!((x, later(x).await) for x in 0..2);
        assert_eq!(list![y + z async for (y, z) in pairs if let z = z * 10 if z > 0], [11]);
    });
}

#[test]
fn errors_and_returns_leave_the_function_around() {
    async fn sum(words: &[&'static str]) -> Result<u32, ParseIntError> {
        Ok(list![word? async for word in parsed(words)].into_iter().sum())
    }
    async fn first_over(limit: u32) -> Option<u32> {
        let _ = list![if x > limit { return Some(x) } else { x } async for x in count(5)];
        None
    }
    block_on(async {
        assert_eq!(sum(&["1", "2"]).await, Ok(3));
        assert!(sum(&["1", "x"]).await.is_err());
        assert_eq!((first_over(2).await, first_over(9).await), (Some(3), None));
    });
}

#[test]
fn a_generator_expression_that_waits_is_an_asynchronous_generator() {
    block_on(async {
        let mut doubled = gen_!(later(x).await * 2 for x in [1, 2]);
        assert_eq!((doubled.next().await, doubled.next().await), (Some(2), Some(4)));
        assert_eq!(doubled.next().await, None);
        let limit = 2;
        let nested = gen_!(x + y async for x in count(3) if x < limit for y in [10, 20]);
        assert_eq!(list![x async for x in nested], [10, 20, 11, 21]);
        let mut fallible = gen_!(later(word.parse::<u8>()).await? for word in ["1", "x", "2"]);
        assert_eq!(fallible.next().await, Some(Ok(1)));
        assert!(fallible.next().await.is_some_and(|item| item.is_err()));
        assert_eq!(fallible.next().await, None);
        // The first iterable is evaluated at once.
        let now = gen_!(x for x in later([1]).await);
        assert_eq!(now.collect::<Vec<_>>(), [1]);
    });
    fn moved(start: u32) -> impl AsyncItems<Item = u32> {
        gen_!(move start + x async for x in count(2))
    }
    assert_eq!(block_on(async { list![x async for x in moved(5)] }), [5, 6]);
    fn assert_send<T: Send>(value: T) -> T {
        value
    }
    drop(assert_send(gen_!(later(x).await for x in [1])));
}

#[test]
fn in_an_asynchronous_generator() {
    let log = RefCell::default();
    let found = block_on(async {
        let mut rows = rows(&log);
        let mut found = Vec::new();
        while let Some(row) = rows.next().await {
            found.push(row.expect("no error"));
        }
        found
    });
    assert_eq!(found, [vec![0], vec![0, 1], vec![1]]);
    assert_eq!(log.take(), [0, 1, 2]);
}
