//! Generator expressions.

use dunder::prelude::*;

#[test]
fn they_are_lazy_and_pass_once() {
    let mut n = 0;
    let mut squares = gen_!({ n += 1; x * x } for x in 0..3);
    assert_eq!(
        (squares.next(), squares.next(), squares.next(), squares.next()),
        (Some(0), Some(1), Some(4), None)
    );
    drop(squares);
    assert_eq!(n, 3);
    assert_eq!(gen_!(x for x in 0..).take(3).sum::<i32>(), 3);
}

#[test]
fn they_keep_what_the_iterator_knows() {
    let xs = vec![1, 2, 3];
    let squares = gen_!(x * x for x in &xs);
    assert_eq!(squares.len(), 3);
    assert_eq!(squares.clone().rev().collect::<Vec<_>>(), [9, 4, 1]);
    let odd = gen_!(x for x in &xs if x % 2 == 1);
    assert_eq!((odd.size_hint(), odd.clone().rev().collect::<Vec<_>>()), ((0, Some(3)), vec![&3, &1]));
    let nested = gen_!(x for row in [[1, 2], [3, 4]] for x in row);
    assert_eq!(nested.clone().count() + nested.rev().count(), 8);
    let triangle = gen_!((x, y) for x in 0..4 if x != 2 for y in 0..x if y != 1);
    assert_eq!(triangle.clone().rev().collect::<Vec<_>>(), [(3, 2), (3, 0), (1, 0)]);
    assert_eq!(triangle.collect::<Vec<_>>(), [(1, 0), (3, 0), (3, 2)]);
}

struct Word(String);

fn initials(words: Vec<Word>) -> usize {
    gen_!(c for word in words for c in word.0.chars() if c.is_uppercase()).count()
}

#[test]
fn inner_loops_borrow_the_outer_ones() {
    assert_eq!(initials(vec![Word("Ab".into()), Word("CD".into())]), 3);
    let (table, offset) = (vec![vec![1, 2], vec![3]], String::from("x"));
    let shown = gen_!(format!("{offset}{x}{}", row.len()) for row in &table for x in row);
    assert_eq!(shown.collect::<Vec<_>>(), ["x12", "x22", "x31"]);
    let mut seen = std::collections::HashSet::new();
    let unique = gen_!(*x for row in &table for x in row if seen.insert(x % 2));
    assert_eq!(unique.collect::<Vec<_>>(), [1, 2]);
    let made = gen_!(x + y + z for x in 0..2 for y in list![x, 5] if let z = x * y if z != 1);
    assert_eq!(made.collect::<Vec<_>>(), [0, 5, 11]);
}

#[test]
fn they_borrow_or_move() {
    fn evens(limit: u32) -> impl Iterator<Item = u32> {
        gen_!(move x for x in 0..limit if x % 2 == 0 && x < limit)
    }
    fn pairs(limit: u32, words: Vec<String>) -> impl Iterator<Item = String> {
        gen_!(move format!("{w}{x}") for x in 0..limit for w in &words)
    }
    assert_eq!(evens(5).collect::<Vec<_>>(), [0, 2, 4]);
    assert_eq!(pairs(2, vec!["a".into()]).collect::<Vec<_>>(), ["a0", "a1"]);
}

fn parse(text: &str) -> Result<i32, std::num::ParseIntError> {
    text.parse()
}

#[test]
fn an_error_is_the_last_item() {
    let rows = [vec!["1", "2"], vec!["x", "3"]];
    let mut numbers = gen_!(parse(x)? for row in &rows for x in row);
    assert_eq!((numbers.next(), numbers.next()), (Some(Ok(1)), Some(Ok(2))));
    assert!(numbers.next().is_some_and(|item| item.is_err()));
    assert_eq!(numbers.next(), None);
    let all: Result<Vec<i32>, _> = gen_!(parse(x)? * 2 for x in ["1", "2"] if parse(x)? > 1).collect();
    assert_eq!(all, Ok(vec![4]));
    let typed = gen_!(Result<i32, Exception>; parse(x)? for x in ["x"]);
    assert_eq!(
        typed.map(|item| item.unwrap_err().class_name().to_owned()).collect::<Vec<_>>(),
        ["ValueError"]
    );
    fn outer(xs: Option<Vec<i32>>) -> Option<i32> {
        Some(gen_!(x for x in xs?).sum())
    }
    assert_eq!((outer(Some(vec![1])), outer(None)), (Some(1), None));
}

#[test]
fn the_item_may_have_its_type_in_front() {
    assert_eq!(gen_!(u64; x.into() for x in [1_u8, 2]).sum::<u64>(), 3);
    assert_eq!(gen_!(Option<u8>; None for _ in 0..1).next(), Some(None));
}

#[test]
fn statements_are_a_generator_still() {
    let mut counted = gen_!(for x in 0..2 {
        yield x
    });
    assert_eq!(counted.state(), dunder::generator::State::Created);
    assert_eq!((counted.next(), counted.next(), counted.next()), (Some(0), Some(1), None));
    assert_eq!(gen_!(let n = 2; for x in 0..n { yield x }).count(), 2);
    assert_eq!(gen_!(if true { yield 5 } for x in 0..2 { yield x }).sum::<i32>(), 6);
}
