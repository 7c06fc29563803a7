//! `#[generator]` with `yield_!`, and `gen_!` in place.

use dunder::Generated::{Returned, Yielded};
use dunder::prelude::*;

#[generator]
fn countdown(n: u32) -> Generator<u32> {
    for i in (0..n).rev() {
        yield_!(i);
    }
}

#[generator]
pub(crate) fn twice(n: u32) -> Generator<u32, (), &'static str, Exception> {
    yield_from!(countdown(n));
    yield_from!(countdown(n));
    "twice"
}

#[generator]
fn echo() -> Generator<String, Option<&'static str>> {
    let mut said = yield_!("start".to_owned());
    while let Some(word) = said {
        said = yield_!(word.to_uppercase());
    }
}

struct Range {
    end: u32,
}

trait Numbers {
    #[generator]
    fn numbers(&self) -> Iterator<u32>;
}

impl Numbers for Range {
    #[generator]
    fn numbers(&self) -> Iterator<u32> {
        yield_from!(0..self.end);
    }
}

#[test]
fn the_attribute_makes_what_the_macro_makes() {
    assert_eq!(countdown(3).collect::<Vec<_>>(), [2, 1, 0]);
    let mut g = twice(1);
    assert_eq!((g.resume().unwrap(), g.resume().unwrap()), (Yielded(0), Yielded(0)));
    assert_eq!(g.resume().unwrap(), Returned("twice"));
    let mut g = echo();
    g.next();
    assert_eq!(g.send(Some("a")), Ok(Yielded("A".to_owned())));
    assert_eq!(g.send(None), Ok(Returned(())));
    assert_eq!(Range { end: 3 }.numbers().sum::<u32>(), 3);
}

#[test]
fn in_place_it_borrows_its_surroundings() {
    let rows = vec![vec![1, 2], vec![], vec![3]];
    let mut seen = 0;
    let squares = gen_!(for row in &rows {
        for x in row {
            seen += 1;
            yield x * x;
        }
    });
    assert_eq!(squares.collect::<Vec<_>>(), [1, 4, 9]);
    assert_eq!((seen, rows.len()), (3, 3));
}

#[test]
fn in_place_it_delegates_and_returns() {
    let g = gen_! {
        yield 1;
        yield from [2, 3];
        if true {
            return;
        }
        yield 4;
    };
    assert_eq!(g.collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn in_place_it_can_take_its_surroundings() {
    fn words(text: String) -> impl Iterator<Item = String> {
        gen_!(move for word in text.split(' ') { yield word.to_owned(); })
    }
    assert_eq!(words("a b".to_owned()).collect::<Vec<_>>(), ["a", "b"]);
}

generators! {
    fn nested(rows: &[Vec<u32>]) -> Iterator<u32> {
        for row in rows {
            let inner = gen_!(for x in row { yield x * 10; yield from [x + 1]; });
            yield from inner;
        }
        generators! {
            fn local() -> Iterator<u32> { yield 7; }
        }
        yield from local();
    }
}

#[test]
fn generators_nest() {
    assert_eq!(nested(&[vec![1], vec![2]]).collect::<Vec<_>>(), [10, 2, 20, 3, 7]);
}
