//! Each rule on each kind of type that it takes.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use dunder::prelude::*;

use super::{holds, lines};

/// Any kind of text goes through the same rules.
macro_rules! on_texts {
    ($(#[$rules:meta])* good: $good:expr, bad: $bad:expr $(,)?) => {{
        on_texts!(@ $(#[$rules])* String, String::from, $good, $bad);
        on_texts!(@ $(#[$rules])* &'static str, std::convert::identity, $good, $bad);
        on_texts!(@ $(#[$rules])* Box<str>, Box::<str>::from, $good, $bad);
        on_texts!(@ $(#[$rules])* Rc<str>, Rc::<str>::from, $good, $bad);
        on_texts!(@ $(#[$rules])* Arc<str>, Arc::<str>::from, $good, $bad);
        on_texts!(@ $(#[$rules])* Cow<'static, str>, Cow::Borrowed, $good, $bad);
        on_texts!(@ $(#[$rules])* Option<String>, |text: &str| Some(text.to_owned()), $good, $bad);
        on_texts!(@ $(#[$rules])* Option<Cow<'static, str>>, |text| Some(Cow::Borrowed(text)), $good, $bad);
        type Alias = String;
        on_texts!(@ $(#[$rules])* Alias, String::from, $good, $bad);
    }};
    (@ $(#[$rules:meta])* $ty:ty, $from:expr, $good:expr, $bad:expr) => {{
        #[derive(Fields, Debug, Clone)]
        #[fields(no_serde)]
        struct Text {
            $(#[$rules])*
            text: $ty,
        }
        let from = $from;
        let of = |texts: &[&'static str]| texts.iter().copied().map(from).collect::<Vec<$ty>>();
        holds(|text: $ty| Text::new(text), of($good), of($bad));
    }};
}

#[test]
fn len_counts_the_characters_of_any_text() {
    on_texts! { #[field(len(2..=4))] good: &["ab", "abcd", "größ", "名前"], bad: &["", "a", "abcde", "größe"] }
    on_texts! { #[field(len(2..))] good: &["ab", "abcdefgh"], bad: &["", "ß"] }
    on_texts! { #[field(len(..2))] good: &["", "ß"], bad: &["ab"] }
}

#[test]
fn bytes_len_counts_the_bytes_of_any_text() {
    on_texts! { #[field(bytes_len(2..=4))] good: &["ab", "ß", "👍"], bad: &["", "a", "größe"] }
}

#[test]
fn non_empty_texts() {
    on_texts! { #[field(non_empty)] good: &[" ", "a"], bad: &[""] }
}

#[test]
fn patterns_match_somewhere_in_any_text() {
    on_texts! { #[field(pattern(r"b+"))] good: &["abc", "b"], bad: &["", "ac"] }
    on_texts! { #[field(pattern(r"^\w+$"))] good: &["größe", "a_1"], bad: &["", "a b", "a\n b"] }
    on_texts! { #[field(pattern("^a"), pattern("z$"))] good: &["az"], bad: &["a", "z"] }
}

#[test]
fn formats_of_any_text() {
    on_texts! { #[field(email)] good: &["a@b.example"], bad: &["", "a", "a@"] }
    on_texts! { #[field(url)] good: &["https://a.example/b?c#d"], bad: &["", "a.example"] }
    on_texts! { #[field(ip)] good: &["127.0.0.1", "::1"], bad: &["", "127.0.0", "localhost"] }
    on_texts! { #[field(ip(v4))] good: &["127.0.0.1"], bad: &["::1"] }
    on_texts! { #[field(ip(v6))] good: &["::1"], bad: &["127.0.0.1"] }
}

#[test]
fn characters_of_any_text() {
    on_texts! { #[field(ascii)] good: &["", "a b!"], bad: &["ß"] }
    on_texts! { #[field(alphanumeric)] good: &["", "a1ß名"], bad: &["a b", "_"] }
}

#[test]
fn parts_of_any_text() {
    on_texts! { #[field(prefix("ab"))] good: &["ab", "abc"], bad: &["", "a", "cab"] }
    on_texts! { #[field(suffix("ab"))] good: &["ab", "cab"], bad: &["", "b", "abc"] }
    on_texts! { #[field(contains("ab"))] good: &["ab", "cabc"], bad: &["", "ba"] }
    on_texts! { #[field(contains("a"), contains("b"))] good: &["ab", "ba"], bad: &["a", "b"] }
}

#[test]
fn choices_of_any_text() {
    on_texts! { #[field(one_of("red", "green"))] good: &["red", "green"], bad: &["", "Red", "blue"] }
    on_texts! { #[field(not_in("root"))] good: &["", "user"], bad: &["root"] }
    on_texts! { #[field(not_in("root"), not_in("admin", ""))] good: &["user"], bad: &["root", "admin", ""] }
}

#[test]
fn an_argument_may_be_any_expression() {
    const PREFIX: &str = "ab";
    fn choices() -> String {
        "x".to_owned()
    }
    on_texts! { #[field(prefix(PREFIX))] good: &["abc"], bad: &["c"] }
    on_texts! { #[field(contains(format!("{}{}", 1, 2)))] good: &["012"], bad: &["021"] }
    on_texts! { #[field(one_of(choices(), "y".to_owned()))] good: &["x", "y"], bad: &["z"] }
}

#[test]
fn converters_come_before_the_rules_on_owned_texts() {
    #[derive(Fields, Debug, PartialEq)]
    struct Texts<'a> {
        #[field(len(2..=3), trim, lower)]
        string: String,
        #[field(trim, upper, non_empty)]
        boxed: Box<str>,
        #[field(trim)]
        cow: Cow<'a, str>,
        #[field(lower, prefix("x"))]
        maybe: Option<String>,
    }
    let texts = Texts::new("  AbC\n", "  ß ".into(), " q ".into(), Some("XY".into())).unwrap();
    assert_eq!((texts.string(), texts.boxed(), texts.maybe()), ("abc", "SS", Some("xy")));
    assert_eq!(&**texts.cow(), "q");
    let mut texts = texts;
    assert_eq!(lines(texts.set_string("  A  ")), ["string: length must be between 2 and 3, not 'a'"]);
    texts.set_string(" Q2 ").unwrap();
    assert_eq!(texts.string(), "q2");
    texts.set_boxed("  ".into()).unwrap_err();
    texts.set_maybe(None).unwrap();
    assert_eq!((texts.boxed(), texts.maybe()), ("SS", None));
    texts.update(|draft| draft.string = "\tZZ\t".to_owned()).unwrap();
    assert_eq!(texts.string(), "zz");
}

#[test]
fn range_on_every_number() {
    macro_rules! ints {
        ($($int:ident)*) => {$({
            #[derive(Fields, Debug)]
            struct Int {
                #[field(range(10..=20))]
                int: $int,
                #[field(range(..10))]
                low: Option<$int>,
            }
            holds(|int| Int::new(int, None), [10, 15, 20], [9, 21, <$int>::MIN, <$int>::MAX]);
            holds(|low| Int::new(10, low), [None, Some(9), Some(<$int>::MIN)], [Some(10), Some(<$int>::MAX)]);
        })*};
    }
    ints! { u8 i8 u16 i16 u32 i32 u64 i64 u128 i128 usize isize }
}

#[test]
fn range_on_floats_refuses_nan() {
    macro_rules! floats {
        ($($float:ident)*) => {$({
            #[derive(Fields, Debug)]
            struct Float {
                #[field(range(0.0..=1.0))]
                closed: $float,
                #[field(range(..))]
                any: $float,
                #[field(range(0.0..))]
                half: $float,
            }
            let (nan, infinity) = (<$float>::NAN, <$float>::INFINITY);
            holds(|x| Float::new(x, 0.0, 0.0), [0.0, -0.0, 1.0, 0.5], [nan, -nan, infinity, -infinity, -0.1, 1.1]);
            holds(|x| Float::new(0.0, x, 0.0), [infinity, -infinity, 0.0], [nan]);
            holds(|x| Float::new(0.0, 0.0, x), [infinity, 0.0], [nan, -infinity]);
        })*};
    }
    floats! { f32 f64 }
}

#[test]
fn range_on_what_else_has_an_order() {
    #[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
    enum Level {
        Low,
        Middle,
        High,
    }
    type Age = u8;
    #[derive(Fields, Debug)]
    #[fields(no_serde)]
    struct Ordered<T: PartialOrd + std::fmt::Debug + Default> {
        #[field(range('a'..='f'))]
        hex: char,
        #[field(range(Level::Middle..))]
        level: Level,
        #[field(range("b".to_owned().."d".to_owned()))]
        name: Name,
        #[field(range(18..))]
        age: Age,
        #[field(range(T::default()..))]
        generic: T,
    }
    type Name = String;
    let new =
        |hex, level, name: &str, age, generic| Ordered::<i32>::new(hex, level, name.into(), age, generic);
    assert!(new('a', Level::High, "b", 18, 0).is_ok());
    assert_eq!(
        lines(new('g', Level::Low, "d", 17, -1)),
        [
            "hex: must be between 'a' and 'f'",
            "level: must be at least Middle",
            "name: must be at least 'b' and below 'd'",
            "age: must be at least 18",
            "generic: must be at least 0",
        ]
    );
}

#[test]
fn a_range_may_be_a_constant_or_any_expression() {
    use std::ops::{Bound, RangeInclusive};

    const PERCENT: RangeInclusive<u8> = 0..=100;
    const MIN: i32 = -5;
    fn most() -> f64 {
        0.5
    }
    #[derive(Fields, Debug)]
    struct Ranges {
        #[field(range(PERCENT))]
        percent: u8,
        #[field(range(MIN..=-MIN))]
        symmetric: i32,
        #[field(range(..most()))]
        most: f64,
        #[field(range((Bound::Excluded(0), Bound::Unbounded)))]
        positive: i64,
    }
    assert!(Ranges::new(100, 5, 0.4, 1).is_ok());
    assert_eq!(
        lines(Ranges::new(101, -6, 0.5, 0)),
        [
            "percent: must be between 0 and 100, not 101",
            "symmetric: must be between -5 and 5, not -6",
            "most: must be below 0.5, not 0.5",
            "positive: must be above 0, not 0",
        ]
    );
}

#[test]
fn multiples() {
    const STEP: u16 = 25;
    #[derive(Fields, Debug)]
    struct Multiples {
        #[field(multiple_of(5))]
        int: i64,
        #[field(multiple_of(0.25))]
        float: f64,
        #[field(multiple_of(STEP))]
        constant: Option<u16>,
    }
    holds(|x| Multiples::new(x, 0.0, None), [0, 5, -10], [1, -1, i64::MAX, i64::MIN]);
    holds(|x| Multiples::new(0, x, None), [0.0, -0.5], [0.1, f64::NAN, f64::INFINITY]);
    holds(|x| Multiples::new(0, 0.0, x), [None, Some(0), Some(50)], [Some(1)]);
    assert_eq!(lines(Multiples::new(3, 0.0, None)), ["int: must be a multiple of 5, not 3"]);
}

#[test]
fn finite_floats() {
    #[derive(Fields, Debug)]
    struct Finite {
        #[field(finite)]
        single: f32,
        #[field(finite)]
        double: Option<f64>,
    }
    holds(|x| Finite::new(x, None), [0.0, f32::MAX], [f32::NAN, f32::INFINITY]);
    holds(|x| Finite::new(0.0, x), [None, Some(f64::MIN)], [Some(f64::NAN), Some(f64::NEG_INFINITY)]);
}

#[test]
fn choices_of_values() {
    #[derive(Debug, Clone, Copy, PartialEq)]
    enum Colour {
        Red,
        Green,
        Blue,
    }
    #[derive(Fields, Debug)]
    #[fields(no_serde)]
    struct Choices {
        #[field(one_of(1, 2, 3))]
        int: u8,
        #[field(one_of('a', 'b'))]
        letter: char,
        #[field(one_of(0.5, 1.0))]
        float: f64,
        #[field(one_of(true))]
        accepted: bool,
        #[field(not_in(Colour::Green))]
        colour: Colour,
        #[field(one_of(1))]
        nested: Option<Option<u8>>,
        #[field(one_of((0, 0), (1, 1)))]
        pair: (u8, u8),
    }
    let good = || Choices::new(1, 'a', 0.5, true, Colour::Red, None, (0, 0)).unwrap();
    good();
    let bad = Choices::new(4, 'c', f64::NAN, false, Colour::Green, Some(Some(2)), (0, 1));
    assert_eq!(
        lines(bad),
        [
            "int: must be one of 1, 2, 3, not 4",
            "letter: must be one of 'a', 'b'",
            "float: must be one of 0.5, 1.0, not nan",
            "accepted: must be one of True, not False",
            "colour: must be none of Green",
            "nested: must be one of 1, not 2",
            "pair: must be one of (0, 0), (1, 1)",
        ]
    );
    assert!(good().set_colour(Colour::Blue).is_ok());
}

#[test]
fn an_absent_value_keeps_every_rule() {
    #[derive(Fields, Debug)]
    struct Absent {
        #[field(len(3..), ascii, trim, one_of("abc"))]
        text: Option<String>,
        #[field(range(5..), multiple_of(5))]
        int: Option<u8>,
        #[field(each(len(1..)), len(1..), unique)]
        list: Option<Vec<String>>,
    }
    let mut absent = Absent::new(None, None, None).unwrap();
    absent.set_text(Some(" abc ".into())).unwrap();
    assert_eq!(absent.text(), Some("abc"));
    assert_eq!(lines(absent.set_list(Some(vec![]))), ["list: length must be at least 1"]);
    assert_eq!(
        lines(absent.set_list(Some(vec![String::new()]))),
        ["list[0]: length must be at least 1, not ''"]
    );
    assert_eq!(lines(absent.set_int(Some(6))), ["int: must be a multiple of 5, not 6"]);
    assert_eq!((absent.list(), absent.int()), (None, None));
}

#[test]
fn rules_run_in_the_order_they_are_written_and_all_of_them() {
    #[derive(Fields, Debug)]
    struct Many {
        #[field(len(5..), ascii)]
        #[field(prefix("x"), pattern("[0-9]"))]
        text: String,
    }
    let errors = Many::new("ß").unwrap_err();
    let codes: Vec<_> = errors.iter().map(|error| error.code()).collect();
    assert_eq!(codes, ["len", "ascii", "prefix", "pattern"]);
}

#[test]
fn a_megabyte_is_refused_without_being_counted_or_kept() {
    #[derive(Fields, Debug)]
    struct Short {
        #[field(len(..=64))]
        text: String,
    }
    let long = "ß".repeat(1 << 19);
    let errors = Short::new(long.clone()).unwrap_err();
    assert_eq!(errors.to_string(), "text: length must be at most 64");
    assert!(errors.iter().next().unwrap().value().is_none());
    assert!(Short::new("x".repeat(64)).is_ok() && Short::new("ß".repeat(64)).is_ok());
    // Counting would take the thousandfold of this; a slow machine has time to spare.
    let start = std::time::Instant::now();
    for _ in 0..1000 {
        assert!(dunder::fields::rules::Len::within(..=64).check(long.as_str()).is_err());
    }
    assert!(start.elapsed() < std::time::Duration::from_millis(100), "{:?}", start.elapsed());
}
