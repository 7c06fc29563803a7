//! No macro makes a warning of its own, however strict its user is.
//!
//! `cargo test` denies rustc's, `cargo clippy` clippy's as well.

#![deny(
    warnings,
    missing_docs,
    missing_debug_implementations,
    missing_copy_implementations,
    unreachable_pub,
    unused,
    unused_qualifications,
    unused_results,
    unused_lifetimes,
    unused_import_braces,
    unused_extern_crates,
    single_use_lifetimes,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    let_underscore_drop,
    redundant_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    variant_size_differences,
    unsafe_code,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::cargo,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::shadow_unrelated,
    clippy::missing_inline_in_public_items
)]
#![allow(
    clippy::redundant_pub_crate,
    reason = "it is about what is written here, and contradicts `unreachable_pub`"
)]

use dunder::prelude::*;

/// Every kind of field.
#[derive(NamedTuple, Clone, Debug, PartialEq)]
pub(crate) struct Row<'a, T, const N: usize> {
    /// A name.
    pub(crate) name: &'a str,
    /// With a default.
    #[default(18)]
    pub(crate) age: u32,
    /// A float.
    #[default(0.5)]
    pub(crate) ratio: f64,
    /// Generic, and optional.
    #[default(None)]
    pub(crate) more: Option<T>,
    /// An array.
    #[default([0; N])]
    pub(crate) rest: [u8; N],
}

/// A function of its own words.
#[kwargs]
pub(crate) fn ask(
    name: &str,
    #[default(18)] age: u32,
    #[varargs] rest: &[i64],
    #[varkw] more: &[(&str, Value)],
) -> String {
    format!("{name} {age} {} {}", rest.len(), more.len())
}

/// A generic one, with a default that is an expression.
#[kwargs]
#[must_use]
pub(crate) fn twice<T: Clone>(value: T, #[default(value.clone())] other: T) -> Vec<T> {
    vec![value, other]
}

/// By position.
#[derive(NamedTuple, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Pair(pub(crate) i64, pub(crate) i64);

/// Without fields.
#[derive(NamedTuple, Clone, Copy, Debug)]
pub(crate) struct Nothing;

/// Every kind of rule.
#[derive(Fields, Clone, Debug, PartialEq)]
pub(crate) struct Account {
    /// A name.
    #[field(len(1..=64), ascii, trim, pattern("^[a-z]+$"))]
    name: String,
    /// With a default.
    #[field(range(18..=120), multiple_of(2))]
    #[default(18)]
    age: u8,
    /// A secret.
    #[field(email, secret)]
    email: String,
    /// Elements.
    #[field(each(non_empty), len(..=4), unique)]
    tags: Vec<String>,
    /// Conditional.
    #[field(finite, when(self.age > 20))]
    size: Option<f64>,
    /// The same as another.
    #[field(same_as(email))]
    again: String,
    /// Nested.
    #[field(nested)]
    place: Place,
    /// Without a rule.
    flag: bool,
}

/// A newtype.
#[derive(Fields, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place(#[field(non_empty)] String);

#[kwargs]
impl Place {
    /// Says how long it is.
    pub(crate) fn len(&self, #[default(usize::from(self.0.is_empty()))] more: usize) -> usize {
        self.0.to_lowercase().len().saturating_add(more)
    }
}

/// An enum.
#[derive(Fields, Clone, Debug, PartialEq)]
pub(crate) enum Shape {
    /// Without fields.
    Nothing,
    /// With some.
    Circle {
        /// In metres.
        #[field(range(0.0..))]
        radius: f64,
    },
}

/// Accessors of every kind.
#[derive(Property, Clone, Debug)]
#[property(get, set, mut, take, with)]
pub(crate) struct Book<'a, T: Default> {
    /// A name.
    title: String,
    /// A number.
    pages: u32,
    /// Generic.
    rest: Vec<T>,
    /// A reference.
    #[property(skip(take))]
    author: &'a str,
    /// Computed.
    #[property(skip)]
    size: Cached<usize>,
}

#[properties(crate = dunder)]
impl<T: Default> Book<'_, T> {
    /// Computed of fields.
    #[cached_property(depends(title, rest))]
    pub(crate) fn size(&self) -> usize {
        self.title.len().saturating_add(self.rest.len())
    }

    /// Of a value.
    #[getter]
    pub(crate) const fn double(&self) -> u64 {
        if self.pages > 1 { 3 } else { 1 }
    }

    /// Fails.
    #[setter]
    pub(crate) fn set_double(&mut self, double: u64) -> Result<(), ValueError> {
        self.pages = u32::try_from(double).map_err(|_| ValueError::new("too many"))?;
        Ok(())
    }
}

generators! {
    /// A generator of all that can leave one.
    pub(crate) fn steps<T: Clone>(items: &[T], (from, _): (usize, usize)) -> Generator<T, Option<u8>, usize, Exception> {
        let from = u8::try_from(from).map_err(ValueError::from_error)?;
        for item in items {
            if (yield item.clone()).is_some() {
                return items.len();
            }
        }
        yield from inner::<T>(from);
        yield from Vec::new();
        usize::from(from)
    }

    fn inner<T>(mut n: u8) -> Generator<T, Option<u8>, (), Exception> {
        n = n.saturating_sub(1);
        if n > 1 {
            yield from inner::<T>(n);
        }
    }

    fn forever() -> Iterator<u8> {
        loop {
            yield 1;
        }
    }

    impl Pair {
        /// A method.
        pub(crate) fn numbers(&self) -> Iterator<i64> {
            let double = gen_!(for n in [1, 2] { yield n; });
            yield from double;
            yield self.0;
        }
    }
}

/// Handlers of every kind, and all that can leave them.
pub(crate) fn handled(text: &str, turns: &mut Vec<u8>) -> Result<u8, Exception> {
    for turn in 0..3 {
        let value = attempt! {
            try {
                if turn == 1 {
                    continue;
                }
                text.parse::<u8>()?
            }
            except (e: ValueError if e.message().is_empty()) { raise!(KeyError("k"), from = e) }
            except (mut e: KeyError | IndexError) { e.add_note("a note"); raise!() }
            except (_: TypeError) { break }
            except (_) { 0 }
            finally { turns.push(turn) }
        };
        turns.push(value);
    }
    attempt! { try { raise!(ValueError("lost")) } finally { return Ok(attempt! { try { text.parse::<u8>()? } except { 1 } }) } }
}

generators! {
    /// With something to do when it is closed.
    pub(crate) fn closed(text: &str) -> Generator<u8, (), (), Exception> {
        attempt! {
            try { yield text.parse::<u8>()?; }
            except (_: ValueError) { yield from closed("1"); }
            finally { yield 2; }
        }
        attempt! { try { yield 1; raise!(TypeError) } except { raise!() } }
    }
}

/// Under the attribute.
#[generator]
pub(crate) fn countdown(n: u32) -> Generator<u32> {
    for i in (0..n).rev() {
        yield_!(i);
    }
}

/// Comprehensions: chained, looped, lazy; and displays.
pub(crate) fn comprehended(words: &[&str], limit: u8) -> Result<usize, Exception> {
    let lengths = list![word.len() for word in words];
    let parsed = list![word.parse::<u8>()? for word in words];
    let pairs = list![(*a, b) for a in &parsed if *a > limit if let Some(b) = a.checked_add(1) for b in 0..b];
    let powers = list![y for x in &parsed if let y = u32::from(*x).pow(2) if y > 4 && { y < 9 }];
    let chosen = list!["big" if *x > limit else "small" for x in &parsed];
    let seen = set! { *x for x in &parsed if *x > limit };
    let all = set! { 1, *seen };
    let table = dict! { word: word.len() for word in words };
    let table = dict! { "a": 1, **&table, "b": 2 };
    let typed = list![std::collections::VecDeque<_>; x for xs in [[1, 2]] for x in xs if x > 1];
    let boxed = list![Box<[_]>; *x for x in &typed];
    let empty: Vec<u8> = list![];
    let mixed = list![0, *empty, 1];
    let squared = gen_!(u32::from(*x).pow(2) for x in &parsed if *x > limit);
    let nested = gen_!(word.len().min(*n) for word in words for n in &lengths if n > &0);
    let raising = gen_!(word.parse::<u8>()? for word in words);
    let ranges = gen_!((x, y) for x in 0..3_u8 if x != 1 for y in x..3);
    let sizes = [
        pairs.len(),
        powers.len(),
        chosen.len(),
        all.len(),
        table.len(),
        boxed.len(),
        mixed.len(),
        squared.count(),
        nested.count(),
        raising.count(),
        ranges.count(),
    ];
    Ok(sizes.iter().sum())
}

mod limits {
    pub(super) const LOW: isize = 1;
}

#[test]
fn what_the_macros_make_is_quiet() {
    assert_eq!(comprehended(&["1", "2"], 1).ok(), Some(25));
    let row = Row::<'_, u8, 2>::new("x", 1, 0.5, None, [1, 2]);
    assert_eq!(row.with_age(2).age, 2);
    let mut turns = Vec::new();
    assert!(handled("5", &mut turns).is_ok_and(|value| value == 5) && turns.len() == 5);
    assert_eq!(closed("7").filter_map(Result::ok).count(), 3);
    assert_eq!(Pair::new(1, 2).into_tuple(), (1, 2));
    assert_eq!(repr(&Nothing::new()), "Nothing()");
    assert_eq!(slice!((limits::LOW):2).to_string(), "slice(1, 2, None)");
    assert!(Shape::Nothing.clone() == Shape::Nothing);
    assert!(Place::new(String::new()).is_err());
    assert_eq!(ask!("f", 2, 3, tag = 1), "f 2 1 1");
    assert_eq!(twice!(1), [1, 1]);
    assert_eq!(Place!("home").map(|place| call!(Place::len(&place, more = 1))).ok(), Some(5));
    let (title, size) = (String::from("x"), Cached::new());
    let mut book = Book::<'_, u8> { title, pages: 1, rest: Vec::new(), author: "y", size };
    attr!(book.pages += 1);
    attr!(book.title += "z");
    assert!(attr!(book.double += 1).is_ok());
    assert_eq!((book.pages(), book.size(), book.double()), (4, 2, 3));
    assert!(getattr(&book, "pages").is_ok_and(|pages| pages == 4));
    assert_eq!(steps(&[1, 2], (0, 0)).filter_map(Result::ok).sum::<i32>(), 3);
    assert_eq!((forever().take(2).sum::<u8>(), countdown(3).sum::<u32>()), (2, 3));
    assert_eq!(Pair::new(1, 2).numbers().sum::<i64>(), 4);
}
