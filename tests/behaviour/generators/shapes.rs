//! Signatures and bodies of all kinds.

use std::fmt::Display;
use std::sync::Arc;

use dunder::Generated::{Returned, Yielded};
use dunder::prelude::*;

struct Grid<T> {
    rows: Vec<Vec<T>>,
}

generators! {
    /// Words.
    #[inline]
    #[allow(dead_code)]
    pub(crate) fn words(text: &str) -> Iterator<&str> {
        // A local that is borrowed while the generator waits.
        let words: Vec<&str> = text.split(' ').collect();
        for word in &words {
            yield *word;
        }
    }

    fn pairs<'a, A, const N: usize>(items: &'a [A; N], (from, step): (usize, usize)) -> Iterator<(usize, &'a A)>
    where
        A: Display,
    {
        let mut i = from;
        while i < N {
            yield (i, &items[i]);
            i += step;
        }
    }

    fn shown(items: impl IntoIterator<Item = impl Display>) -> Iterator<String> {
        for item in items {
            yield item.to_string();
        }
    }

    fn r#match(r#type: u8) -> Iterator<u8> { yield r#type; }

    fn shared(items: Arc<Vec<u32>>) -> Iterator<u32> { for item in items.iter() { yield *item; } }

    const LIMIT: u32 = 3;

    fn helper(n: u32) -> u32 { n * 2 }

    impl<T: Clone> Grid<T> {
        fn cells(&self) -> Iterator<&T> {
            for row in &self.rows {
                yield from row;
            }
        }

        fn cells_mut(&mut self) -> Iterator<&mut T> {
            for row in &mut self.rows {
                for cell in row {
                    yield cell;
                }
            }
        }

        fn into_cells(self) -> Iterator<T> { for row in self.rows { yield from row; } }

        fn new(rows: Vec<Vec<T>>) -> Self { Self { rows } }
    }

    trait Nested {
        type Item;
        fn children(&self) -> Iterator<Self::Item>;
        fn twice(&self) -> Iterator<Self::Item> {
            yield from self.children();
            yield from self.children();
        }
    }

    impl Nested for Grid<u32> {
        type Item = usize;
        fn children(&self) -> Iterator<usize> { for row in &self.rows { yield row.len(); } }
    }

    fn in_macros() -> Generator<u32, Option<u32>> {
        let text = format!("{}-{:?}", 1, yield 7);
        let list = vec![yield 8, yield 9];
        let filled = vec![yield 10; 2];
        assert_eq!(text, "1-Some(70)");
        assert_eq!((list, filled), (vec![Some(80), Some(90)], vec![Some(100); 2]));
    }

    fn everywhere() -> Generator<u32, u32, u32> {
        let sum = (yield 1) + (yield 2);
        let picked = if (yield 3) > 5 { yield 4 } else { yield 5 };
        let array = [yield 6, picked];
        let (a, Some(b)) = (array[0], Some(yield array[1])) else { return 0 };
        match (yield a + b) {
            0 => yield sum,
            n if n > 100 => n,
            n => 'found: loop {
                loop {
                    let sent = yield n;
                    if sent == 1 { break 'found sent }
                    if sent == 2 { continue 'found }
                    if sent == 3 { break }
                }
            },
        }
    }

    fn captures(_kept: Dropped<'_>, _: u8) -> Iterator<()> { yield; }
}

struct Dropped<'a>(&'a std::cell::Cell<bool>);

impl Drop for Dropped<'_> {
    fn drop(&mut self) {
        self.0.set(true);
    }
}

#[test]
fn functions_keep_their_form() {
    assert_eq!(words("a b c").collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!(pairs(&["a", "b", "c"], (0, 2)).collect::<Vec<_>>(), [(0, &"a"), (2, &"c")]);
    assert_eq!(shown([1, 2]).collect::<Vec<_>>(), ["1", "2"]);
    assert_eq!(r#match(LIMIT as u8).map(|n| helper(n.into())).sum::<u32>(), 6);
}

#[test]
fn methods_borrow_and_take_self() {
    let mut grid = Grid::new(vec![vec![1, 2], vec![3]]);
    for cell in grid.cells_mut() {
        *cell += 1;
    }
    assert_eq!(grid.cells().copied().collect::<Vec<u32>>(), [2, 3, 4]);
    assert_eq!(grid.twice().collect::<Vec<_>>(), [2, 1, 2, 1]);
    assert_eq!(grid.into_cells().sum::<u32>(), 9);
}

#[test]
fn it_is_send_when_its_body_is() {
    fn is_send<T: Send>(value: T) -> T {
        value
    }
    let mut g = is_send(shared(Arc::new(vec![1, 2, 3])));
    assert_eq!(g.next(), Some(1));
    let rest = std::thread::spawn(move || g.collect::<Vec<_>>());
    assert_eq!(rest.join().unwrap(), [2, 3]);
}

#[test]
fn yield_stands_in_the_input_of_macros() {
    let mut g = in_macros();
    assert_eq!(g.next(), Some(7));
    assert_eq!((g.send(Some(70)), g.send(Some(80))), (Ok(Yielded(8)), Ok(Yielded(9))));
    assert_eq!((g.send(Some(90)), g.send(Some(100))), (Ok(Yielded(10)), Ok(Returned(()))));
}

#[test]
fn yield_is_an_expression() {
    let mut g = everywhere();
    assert_eq!(g.resume(), Ok(Yielded(1)));
    let got: Vec<_> = [10, 20, 6, 40, 50, 60, 0].map(|sent| g.send(sent).unwrap()).into();
    let [.., last] = got.as_slice() else { panic!("there are seven") };
    assert_eq!(got[..6], [2, 3, 4, 6, 40, 110].map(Yielded));
    assert_eq!(*last, Yielded(30));
    assert_eq!(g.send(5), Ok(Returned(5)));
}

#[test]
fn all_arguments_live_as_long_as_the_body() {
    let dropped = std::cell::Cell::new(false);
    let mut g = captures(Dropped(&dropped), 1);
    assert_eq!((g.next(), dropped.get()), (Some(()), false));
    drop(g);
    assert!(dropped.get());
}
