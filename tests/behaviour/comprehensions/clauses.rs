//! The clauses: patterns, conditions, and what the grammar of Rust would take for something else.

use dunder::prelude::*;

struct Countdown {
    from: u32,
}

impl IntoIterator for Countdown {
    type Item = u32;
    type IntoIter = std::iter::Rev<std::ops::Range<u32>>;

    fn into_iter(self) -> Self::IntoIter {
        (0..self.from).rev()
    }
}

#[derive(Clone, Copy, PartialEq)]
struct Point {
    x: i32,
}

#[test]
fn several_clauses_nest_left_to_right() {
    assert_eq!(list![x * x for x in 0..21 if x % 2 == 1], [1, 9, 25, 49, 81, 121, 169, 225, 289, 361]);
    assert_eq!(list![(x, y) for x in 0..4 if x % 2 == 1 for y in 0..x if y != 1], [(1, 0), (3, 0), (3, 2)]);
    assert_eq!(list![x for x in 0..30 if x % 2 == 0 if x % 3 == 0 if x > 0], [6, 12, 18, 24]);
    let rows = vec![vec![1, 2], vec![], vec![3]];
    assert_eq!(list![x for row in &rows for x in row], [&1, &2, &3]);
    assert_eq!(list![*x for row in &rows for x in row], [1, 2, 3]);
    assert_eq!(list![x for row in rows for x in row], [1, 2, 3]);
    assert_eq!(
        list![(a, b, c) for a in 1..20 for b in a..20 for c in b..20 if a * a + b * b == c * c].len(),
        5
    );
}

#[test]
fn patterns_are_those_of_for() {
    let pairs = [(1, "a"), (2, "b")];
    assert_eq!(list![s.len() + n for (n, s) in pairs], [2, 3]);
    assert_eq!(list![n for &(n, _) in &pairs], [1, 2]);
    assert_eq!(list![{ n += 1; n } for mut n in 0..2], [1, 2]);
    assert_eq!(list![x for Point { x } in [Point { x: 4 }]], [4]);
    assert_eq!(list![0 for _ in 0..3], [0; 3]);
    assert_eq!(list![n for (Ok(n) | Err(n)) in [Ok(1), Err(2)]], [1, 2]);
    assert_eq!(list![n for Ok(n) | Err(n) in [Ok(1), Err(2)]], [1, 2]);
    assert_eq!(list![n for Ok(n) | Err(n) in [Ok(1), Err(2)] if n > 1], [2]);
    assert_eq!(list![first + last.len() for [first, last @ ..] in [[1, 2, 3]]], [3]);
    assert_eq!(list![r#in for r#in in 0..1], [0]);
}

#[test]
fn conditions_may_bind() {
    let words = ["1", "x", "-3", "2"];
    assert_eq!(list![n for w in words if let Ok(n) = w.parse::<i32>() if n > 0], [1, 2]);
    assert_eq!(list![w for w in words if let Ok(n) = w.parse::<i32>() && n > 0], ["1", "2"]);
    assert_eq!(list![y + 1 for x in 0..5 if let y = x * x if y > 4], [10, 17]);
    assert_eq!(list![y for x in 0..3 if let mut y = x if { y += 1; y > 1 }], [2, 3]);
    assert_eq!(list![y for x in 0..3 if let y = x + 1], [1, 2, 3]);
    assert_eq!(
        list![z for x in 0..3 if let Some(y) = (x > 0).then_some(x) if y > 0 for z in 0..y],
        [0, 0, 1]
    );
    let points = [Some(Point { x: 1 }), None];
    assert_eq!(list![x for p in points if p.is_some() && let Some(Point { x }) = p], [1]);
    assert_eq!(list![x if let Some(Point { x }) = p else 0 for p in points], [1, 0]);
    assert_eq!(list![n for (Some(n), _) | (None, n) in [(Some(1), 2), (None, 3)]], [1, 3]);
}

#[test]
fn a_range_ends_where_the_condition_begins() {
    let start = 7;
    let firsts = gen_!(x for x in start.. if x % 5 == 0);
    assert_eq!(list![x for x in firsts.take(2)], [10, 15]);
    assert_eq!(list![x for x in 0..3 if x != 1], [0, 2]);
    assert_eq!(list![x for x in 0..=if start > 1 { 1 } else { 2 } if x > 0], [1]);
}

#[test]
fn braces_are_where_they_may_be() {
    let limit = Point { x: 2 };
    assert_eq!(list![x for x in Countdown { from: 3 }], [2, 1, 0]);
    assert_eq!(list![x for x in Countdown { from: 3 } if x != 1], [2, 0]);
    assert_eq!(list![x for x in 0..4 if Point { x } == limit], [2]);
    assert_eq!(list![Point { x }.x for x in 0..2], [0, 1]);
    assert_eq!(list![x for x in if limit.x > 1 { 0..1 } else { 0..2 } if x == 0], [0]);
    assert_eq!(
        list![x for x in match limit.x { 2 => [1, 2], _ => [3, 4] } if if x > 1 { x < 3 } else { x < 0 }],
        [2]
    );
    assert_eq!(list![x for x in { let n = 2; 0..n } if x > 0], [1]);
    assert_eq!(list![{ x } + 1 for x in 0..2 for _ in 0..1], [1, 2]);
    assert_eq!(list![match x { 0 => 'a', _ => 'b' } for x in 0..2], ['a', 'b']);
    assert_eq!(list![if x > 0 { 'a' } else if x < 0 { 'b' } else { 'c' } for x in -1..2], ['b', 'c', 'a']);
    assert_eq!(
        list![if match x { 0 => limit.x > 1, _ => limit.x > 2 } { 1 } else { 2 } for x in 0..2],
        [1, 2]
    );
    assert_eq!(list![unsafe_free(|x| x + 1, x) for x in 0..2], [1, 2]);
}

fn unsafe_free(f: impl Fn(i32) -> i32, x: i32) -> i32 {
    f(x)
}

#[test]
fn closures_casts_and_comparisons() {
    let adders = list![move |y: i32| x + y for x in 0..3];
    assert_eq!(list![add(10) for add in adders], [10, 11, 12]);
    assert_eq!(list![x as u8 for x in [1_u32, 2] if x as u8 > 1], [2_u8]);
    assert_eq!(list![x as u64 for x in 0_u8..2], [0_u64, 1]);
    assert_eq!(list![a < b for (a, b) in [(1, 2), (2, 1)] if a > b || b < 9], [true, false]);
    assert_eq!(list![Vec::<u8>::with_capacity(x).len() for x in 0..2], [0, 0]);
    assert_eq!(list![x | 1 for x in 0..3 if x & 1 == 0], [1, 3]);
    let lengths =
        list![Box::new(move |s: &str| s.len() + n) as Box<dyn for<'a> Fn(&'a str) -> usize> for n in 0..2];
    assert_eq!(list![length("ab") for length in &lengths], [2, 3]);
    assert_eq!(list![x == 1 || x == 2 for x in 0..2 if x == 1 || x == 0], [false, true]);
    assert_eq!(list![f() for f in list![|| 1]], [1]);
    assert_eq!(list![-x for x in 0..2 if !(x > 1)], [0, -1]);
    assert_eq!(list![<i32 as std::str::FromStr>::from_str(x) for x in ["1"]], [Ok(1)]);
    assert_eq!(list![x.0.1 for x in [((1, 2), 3)]], [2]);
}

/// Python's conditional expression.
#[test]
fn a_choice_is_written_in_either_way() {
    assert_eq!(list!["odd" if x % 2 == 1 else "even" for x in 0..3], ["even", "odd", "even"]);
    assert_eq!(list![if x % 2 == 1 { "odd" } else { "even" } for x in 0..3], ["even", "odd", "even"]);
    assert_eq!(list!['a' if x == 0 else 'b' if x == 1 else 'c' for x in 0..3 if x > 0], ['b', 'c']);
    assert_eq!(list![x if let Some(x) = y else 0 for y in [Some(1), None]], [1, 0]);
    let (a, b) = (true, false);
    assert_eq!(list![1 if a else 2, 1 if b else 2], [1, 2]);
    assert_eq!(list![x if x == (if x > 1 { 1 } else { x }) else -1 for x in 0..3], [0, 1, -1]);
    let names = dict! {"a" if x else "b": 1 if x else 2 for x in [true, false]};
    assert_eq!(names.to_string(), "{'a': 1, 'b': 2}");
}

#[test]
fn comprehensions_nest() {
    assert_eq!(list![list![x * y for y in 0..x] for x in 0..4], [vec![], vec![0], vec![0, 2], vec![0, 3, 6]]);
    let matrix = [[1, 2, 3], [4, 5, 6]];
    let transposed = list![list![row[i] for row in &matrix] for i in 0..3];
    assert_eq!(transposed, [[1, 4], [2, 5], [3, 6]]);
    assert_eq!(list![x for x in list![y for y in set! {1}]], [1]);
    assert_eq!(list![format!("{x}{}", list![y for y in 0..x].len()) for x in 0..2], ["00", "11"]);
}

macro_rules! squares {
    ($e:expr, $p:pat, $i:expr) => {
        list![$e for $p in $i if true]
    };
}

#[test]
fn fragments_of_other_macros() {
    assert_eq!(squares!(x + 1, x, 0..2), [1, 2]);
    macro_rules! twice {
        ($e:expr; $i:ident in $($rest:tt)*) => { list![$e * 2 for $i in $($rest)*] };
    }
    assert_eq!(twice!(x + 1; x in 0..3 if x > 0), [4, 6]);
}

#[test]
fn names_do_not_leak() {
    let x = "outside";
    assert_eq!(list![x for x in 0..3].len(), 3);
    assert_eq!(list![x + 1 for x in 0..2 for x in x..2], [1, 2, 2]);
    assert_eq!(x, "outside");
    let __collection = 1;
    assert_eq!(list![__collection + x for x in 0..2 if true], [1, 2]);
}
