//! Iteration, as Python's `iter`, `next` and `for` have it.

use std::cell::Cell;

use dunder::prelude::*;

/// Counts what it is asked for.
#[derive(Default)]
struct Countdown {
    iterators: Cell<u32>,
    items: Cell<u32>,
}

generators! {
    impl Countdown {
        fn from(&self, start: u32) -> Iterator<u32> {
            for number in (0..start).rev() {
                self.items.set(self.items.get() + 1);
                yield number;
            }
            self.items.set(self.items.get() + 1);
        }
    }
}

impl<'a> IntoIterator for &'a Countdown {
    type Item = u32;
    type IntoIter = Box<dyn Iterator<Item = u32> + 'a>;

    fn into_iter(self) -> Self::IntoIter {
        self.iterators.set(self.iterators.get() + 1);
        Box::new(self.from(3))
    }
}

#[test]
fn a_loop_asks_for_an_iterator_once_and_then_for_items_to_the_end() {
    let countdown = Countdown::default();
    let mut seen = Vec::new();
    for number in &countdown {
        seen.push((number, countdown.items.get()));
    }
    assert_eq!(seen, [(2, 1), (1, 2), (0, 3)]);
    assert_eq!((countdown.iterators.get(), countdown.items.get()), (1, 4));
}

#[test]
fn a_function_is_called_until_it_gives_the_sentinel() {
    generators! {
        /// Python's `iter(call, sentinel)`.
        fn until<T: PartialEq>(mut call: impl FnMut() -> T, sentinel: T) -> Iterator<T> {
            loop {
                let item = call();
                if item == sentinel {
                    break;
                }
                yield item;
            }
        }
    }
    let mut calls = 0;
    let mut next = || {
        calls += 1;
        calls
    };
    assert_eq!(until(&mut next, 3).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(next(), 4);
}

#[test]
fn there_may_be_a_default_for_the_end() {
    let mut numbers = gen_!(number for number in [1]);
    assert_eq!(numbers.next().unwrap_or(-1), 1);
    assert_eq!(numbers.next().unwrap_or(-1), -1);
}
