//! Comprehensions in methods, in generic functions, and in the bodies of generators.

use dunder::Generated::{Returned, Yielded};
use dunder::prelude::*;

struct Matrix {
    name: String,
    rows: Vec<Vec<i64>>,
}

impl Matrix {
    fn column(&self, at: usize) -> Vec<i64> {
        list![row[at] for row in &self.rows]
    }

    fn scale(&mut self, by: i64) {
        self.rows = list![list![x * by for x in row] for row in &self.rows];
    }

    fn cells(&self) -> impl Iterator<Item = i64> {
        gen_!(*x for row in &self.rows for x in row)
    }

    fn named(&self) -> impl Iterator<Item = String> {
        gen_!(format!("{}{x}", self.name) for row in &self.rows for x in row)
    }
}

fn others<T: PartialEq, I: IntoIterator<Item = T>>(items: I, not: &T) -> Vec<T> {
    list![item for item in items if item != *not]
}

#[test]
fn methods_and_generic_functions() {
    let mut matrix = Matrix { name: "m".to_owned(), rows: vec![vec![1, 2], vec![3, 4]] };
    matrix.scale(2);
    assert_eq!((matrix.column(1), matrix.cells().sum::<i64>()), (vec![4, 8], 20));
    assert_eq!(matrix.named().collect::<Vec<_>>(), ["m2", "m4", "m6", "m8"]);
    assert_eq!(others(["a", "b"], &"a"), ["b"]);
    let _ = list![*x += 1 for row in &mut matrix.rows for x in row];
    assert_eq!(matrix.column(0), [3, 7]);
}

generators! {
    fn parsed(words: Vec<&str>) -> Generator<u32, (), usize, Exception> {
        let all = list![word.parse::<u32>()? for word in &words];
        for x in list![x for x in &all if *x > 1] {
            yield *x;
        }
        yield from gen_!(x * 10 for x in &all);
        all.len()
    }

    fn asked(names: Vec<&str>) -> Generator<String, i64, String, Exception> {
        let answers = dict! {name: yield format!("{name}?") for name in &names if !name.is_empty()};
        list![if (yield "again".to_owned()) < 0 { return "no".to_owned() } for _ in 0..2];
        answers.to_string()
    }
}

#[test]
fn errors_leave_the_generator() -> dunder::Result<()> {
    let mut g = parsed(vec!["1", "2"]);
    assert_eq!(
        [g.resume()?, g.resume()?, g.resume()?, g.resume()?],
        [Yielded(2), Yielded(10), Yielded(20), Returned(2)]
    );
    assert_eq!(parsed(vec!["x"]).resume().unwrap_err().class_name(), "ValueError");
    Ok(())
}

#[test]
fn yield_and_return_are_those_of_the_generator() -> dunder::Result<()> {
    let mut g = asked(vec!["a", "", "b"]);
    assert_eq!(g.resume()?, Yielded("a?".to_owned()));
    assert_eq!(g.send(1)?, Yielded("b?".to_owned()));
    assert_eq!((g.send(2)?, g.send(0)?), (Yielded("again".to_owned()), Yielded("again".to_owned())));
    assert_eq!(g.send(0)?, Returned("{'a': 1, 'b': 2}".to_owned()));
    let mut g = asked(vec![]);
    assert_eq!((g.resume()?, g.send(-1)?), (Yielded("again".to_owned()), Returned("no".to_owned())));
    Ok(())
}
